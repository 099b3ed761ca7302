#!/usr/bin/perl
# Writes format_unicode.c to stdout from the Unicode data that perl carries (the full package: its
# version is printed into the file). Run by hand when Unicode grows:
#   perl lint/schema/format_unicode.pl > lint/schema/format_unicode.c && clang-format -i ...
use strict;
use warnings;
use Unicode::UCD;
use Unicode::Normalize qw(NFKC);

my %exception;
$exception{$_} = 1 for (0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007,    # PVALID
    0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660 .. 0x669, 0x6F0 .. 0x6F9);    # CONTEXTO
$exception{$_} = 0 for (0x640, 0x7FA, 0x302E, 0x302F, 0x3031 .. 0x3035, 0x303B);

# RFC 5892, section 3, in its order.
sub label {
    my ($rune) = @_;
    my $char = chr $rune;
    return $exception{$rune} if exists $exception{$rune};
    return 0 if $char =~ /\p{Cn}|\p{Cs}|\p{Co}/;
    return 1 if $char =~ /[-0-9a-z]/;
    return 1 if $char =~ /\p{Join_Control}/;
    return 0 if $char ne NFKC(CORE::fc(NFKC($char)));
    return 0 if $char =~ /\p{Default_Ignorable_Code_Point}|\p{White_Space}/;
    return 0 if $rune >= 0x20D0 && $rune <= 0x20FF || $rune >= 0x1D100 && $rune <= 0x1D24F;
    return 0 if $char =~ /\p{Hst=L}|\p{Hst=V}|\p{Hst=T}/;
    return $char =~ /\p{Ll}|\p{Lu}|\p{Lo}|\p{Nd}|\p{Lm}|\p{Mn}|\p{Mc}/ ? 1 : 0;
}

my @sets = (
    [LABEL => qr/./s],
    [MARK => qr/\p{M}/],
    [VIRAMA => qr/\p{Ccc=9}/],
    [JOINS_LEFT => qr/\p{Jt=L}|\p{Jt=D}/],
    [JOINS_RIGHT => qr/\p{Jt=R}|\p{Jt=D}/],
    [TRANSPARENT => qr/\p{Jt=T}/],
    [GREEK => qr/\p{Script=Greek}/],
    [HEBREW => qr/\p{Script=Hebrew}/],
    [KANA_OR_HAN => qr/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/],
    [RIGHT_TO_LEFT => qr/\p{Bc=R}|\p{Bc=AL}/],
    [ARABIC_NUMBER => qr/\p{Bc=AN}/],
    [EUROPEAN_NUMBER => qr/\p{Bc=EN}/],
    [NONSPACING => qr/\p{Bc=NSM}/],
    [NEUTRAL => qr/(?!\p{Bc=L}|\p{Bc=R}|\p{Bc=AL}|\p{Bc=AN}|\p{Bc=EN}|\p{Bc=NSM})./s],
);

no warnings;
my @label = grep { label($_) } 0 .. 0x10FFFF;
my $version = Unicode::UCD::UnicodeVersion();
print <<"END";
/* Written by format_unicode.pl from Unicode $version; change that, not this. */
#include "schema/format_unicode.h"

#include <stddef.h>
#include <stdint.h>

/* Each table lists, in order, where its set begins and where it ends, in turn. */
END
for my $set (@sets) {
    my ($name, $test) = @$set;
    my ($last, @edges) = (-2);
    for my $rune (grep { chr($_) =~ $test } @label) {
        push @edges, $rune if $rune != $last + 1 && !@edges;
        push @edges, $last + 1, $rune if @edges && $last >= 0 && $rune != $last + 1;
        $last = $rune;
    }
    push @edges, $last + 1;
    my $body = join ', ', @edges;
    $body =~ s/(.{1,88})(?:\s|$)/\t$1\n/g;
    print "static const uint32_t $name\[] = {\n$body};\n\n";
}
print "static const struct {\n\tconst uint32_t *edges;\n\tsize_t count;\n} SETS[UNICODE_SETS] = {\n";
print "\t[UNICODE_$_->[0]] = { .edges = $_->[0], .count = sizeof($_->[0]) / sizeof(*$_->[0]) },\n" for @sets;
print <<'END';
};

bool
unicode_in(enum unicode_set set, unsigned rune)
{
	const uint32_t *edges = SETS[set].edges;
	size_t low = 0;
	size_t high = SETS[set].count;

	/* How many edges lie at or below the code point: an odd number means inside. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (edges[middle] <= rune)
			low = middle + 1;
		else
			high = middle;
	}
	return low % 2 == 1;
}
END
