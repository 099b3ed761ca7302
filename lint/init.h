/* `ztlint init`: a configuration to start from. */
#ifndef ZTLINT_INIT_H
#define ZTLINT_INIT_H

/* Writes a commented .ztlint.yaml and a .pre-commit-config.yaml into the current folder, tells on
 * stderr what it did and never touches a file that is there. The exit status: 0, or 2 where a file
 * could not be written. */
int init_run(void);

#endif
