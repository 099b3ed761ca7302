#include "worker.h"

#include "base/bug.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	WORKERS_MOST = 64,
	SLICE = 1000, /* resources taken at a time */
};

struct crew;

struct worker {
	struct crew *crew;
	pthread_t thread;
	bool started;
	struct arena scratch;
	struct arena facts;
	struct arena *keep; /* the run's for the first worker, one of its own for others */
	struct finding_list findings;
	struct reference_list references;
};

/* The workers of one phase. */
struct crew {
	struct run *run;
	void (*work)(struct worker *worker);
	_Atomic size_t next; /* the next piece of work */
	struct worker workers[WORKERS_MOST];
	unsigned count; /* that may be started */
	unsigned running;
};

static unsigned
worker_count(const struct options *options)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned count = options->jobs;

	if (count == 0)
		count = processors > 0 ? (unsigned)processors : 1;
	return count < WORKERS_MOST ? count : WORKERS_MOST;
}

static void *
worker_main(void *argument)
{
	struct worker *worker = argument;

	worker->crew->work(worker);
	return NULL;
}

/* Starts all workers but the first, which is the caller's thread. One that cannot be started is
 * done without. */
static void
crew_start(struct crew *crew)
{
	for (; crew->running < crew->count; crew->running++) {
		struct worker *worker = &crew->workers[crew->running];

		worker->started = pthread_create(&worker->thread, NULL, worker_main, worker) == 0;
	}
}

static void
crew_join(struct crew *crew)
{
	for (unsigned i = 1; i < crew->running; i++) {
		if (crew->workers[i].started && pthread_join(crew->workers[i].thread, NULL) != 0)
			die("a thread cannot be joined");
	}
}

static struct crew *
crew_new(struct run *run, void (*work)(struct worker *worker))
{
	struct crew *crew = arena_alloc(&run->arena, sizeof(*crew));

	crew->run = run;
	crew->work = work;
	crew->count = worker_count(run->options);
	crew->running = 1;
	for (unsigned i = 0; i < crew->count; i++) {
		crew->workers[i].crew = crew;
		crew->workers[i].keep =
			i == 0 ? &run->arena : arena_alloc(&run->arena, sizeof(struct arena));
	}
	return crew;
}

/* The first worker calls for help once enough has been read to be worth it. */
static void
read_work(struct worker *worker)
{
	struct crew *crew = worker->crew;
	struct run *run = crew->run;
	size_t index;

	while ((index = atomic_fetch_add(&crew->next, 1)) < run->count) {
		run_read(run, index);
		if (worker == crew->workers && crew->running == 1 && run->bytes >= RUN_SMALL)
			crew_start(crew);
	}
}

void
workers_read(struct run *run)
{
	struct crew *crew = crew_new(run, read_work);

	read_work(crew->workers);
	crew_join(crew);
}

static struct check
worker_check(struct worker *worker)
{
	return (struct check){
		.run = worker->crew->run,
		.scratch = &worker->scratch,
		.keep = worker->keep,
		.findings = &worker->findings,
	};
}

static void
check_work(struct worker *worker)
{
	struct run *run = worker->crew->run;
	struct check check = worker_check(worker);
	size_t start;

	checker_init(&check.checker, &worker->facts);
	while ((start = atomic_fetch_add(&worker->crew->next, SLICE)) < run->input.count) {
		for (size_t i = start; i < start + SLICE && i < run->input.count; i++)
			ruleset_check(run->ruleset, &check, &run->input.resources[i],
				&worker->references);
	}
	checker_drop(&check.checker);
}

static int
reference_order(const void *a, const void *b)
{
	const struct reference *one = a;
	const struct reference *two = b;

	if (one->from->order != two->from->order)
		return one->from->order < two->from->order ? -1 : 1;
	return one->node < two->node ? -1 : one->node > two->node;
}

/* The references of all workers in the order of their resources. */
static void
references_gather(struct crew *crew)
{
	struct workspace *workspace = &crew->run->workspace;
	struct reference *all;
	size_t count = 0;

	for (unsigned i = 0; i < crew->running; i++)
		count += crew->workers[i].references.count;
	all = arena_array(&crew->run->arena, count, sizeof(*all));
	for (unsigned i = 0; i < crew->running; i++) {
		struct reference_list *list = &crew->workers[i].references;

		if (list->count > 0)
			memcpy(all + workspace->reference_count, list->items,
				list->count * sizeof(*list->items));
		workspace->reference_count += list->count;
		free(list->items);
	}
	qsort(all, count, sizeof(*all), reference_order);
	workspace->references = all;
}

/* Gives the findings of all workers to the run. */
static void
findings_gather(struct crew *crew)
{
	for (unsigned i = 0; i < crew->running; i++) {
		struct worker *worker = &crew->workers[i];

		for (size_t j = 0; j < worker->findings.count; j++)
			finding_list_add(&crew->run->findings, worker->findings.items[j]);
		finding_list_drop(&worker->findings);
		arena_drop(&worker->scratch);
		arena_drop(&worker->facts);
	}
}

void
workers_check(struct run *run)
{
	struct crew *crew = crew_new(run, check_work);

	if (run->bytes >= RUN_SMALL && run->input.count > SLICE)
		crew_start(crew);
	check_work(crew->workers);
	crew_join(crew);
	findings_gather(crew);
	references_gather(crew);
}

static void
workspace_work(struct worker *worker)
{
	struct run *run = worker->crew->run;
	struct check check = worker_check(worker);
	size_t index;

	checker_init(&check.checker, &worker->facts);
	while ((index = atomic_fetch_add(&worker->crew->next, 1)) < rule_count)
		ruleset_check_workspace(run->ruleset, &check, &run->workspace, &rules[index]);
	checker_drop(&check.checker);
}

void
workers_check_workspace(struct run *run)
{
	struct crew *crew = crew_new(run, workspace_work);

	if (run->bytes >= RUN_SMALL && run->input.count > SLICE)
		crew_start(crew);
	workspace_work(crew->workers);
	crew_join(crew);
	findings_gather(crew);
}
