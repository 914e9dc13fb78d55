#!/bin/sh
# Makes the voice packs that antrean carries: packs/LANG/*.wav and manifest.json from packs/LANG/clips.tsv.
# Usage: make-pack.sh [LANG ...]      without a language: every folder in packs that has a clips.tsv
#
# Needs espeak-ng and sox, and nothing else. The same versions of both give the same bytes: sox neither dithers
# (-D) nor rolls dice (-R), espeak-ng has none.
set -eu
export LC_ALL=C

RATE_HZ=16000  # as the joiner in package voice expects: 16-bit mono, enough for speech, half the size of 32 kHz
WPM=135        # words a minute: the sentence takes about 6 s, slow enough for a noisy hall
SILENCE=-55d   # quieter than this counts as silence and is trimmed; a weak final h lies near -45 dB
PAD_S=0.010    # seconds of silence left at both ends, so that no consonant is cut
FADE_S=0.004   # seconds of fade at both ends: a clip that begins and ends at zero cannot click
PEAK_DB=-3     # loudest sample; package voice evens out what the ear hears

here=$(cd "$(dirname "$0")" && pwd)
for tool in espeak-ng sox; do
	command -v "$tool" >/dev/null || { echo "make-pack.sh: $tool is missing: apt-get install espeak-ng sox" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# voice_of LANG: the espeak-ng voice that speaks a language.
voice_of() {
	case $1 in
	en) echo en-gb ;;
	su | jv) echo id ;; # espeak-ng has neither; the phonemes of Indonesian come nearest
	*) echo "$1" ;;
	esac
}

# checked LANG: whether somebody who speaks the language has confirmed the words and their sound.
checked() {
	case $1 in
	su | jv) echo false ;;
	*) echo true ;;
	esac
}

# clip VOICE PHONEMES FILE: one word or phrase, trimmed and levelled.
clip() {
	end=.
	case $2 in *,) end=, ;; esac
	said=$(espeak-ng -v "$1" -x -q "[[${2%,}]]" | sed 's/^ *//')
	[ "$said" = "${2%,}" ] || { echo "make-pack.sh: $3: espeak-ng reads [[${2%,}]] as [[$said]]" >&2; exit 1; }
	espeak-ng -v "$1" -s "$WPM" -w "$work/raw.wav" "[[${2%,}]]$end"
	sox -R -D "$work/raw.wav" -b 16 -c 1 -e signed-integer "$3" \
		rate -v "$RATE_HZ" highpass 60 norm "$PEAK_DB" \
		silence 1 0.002 "$SILENCE" reverse silence 1 0.002 "$SILENCE" fade t "$FADE_S" reverse fade t "$FADE_S" \
		pad "$PAD_S" "$PAD_S"
}

# pack LANG: all clips of one language, and their manifest.
pack() {
	dir=$here/packs/$1
	voice=$(voice_of "$1")
	rm -f "$dir"/*.wav
	grep -v '^#' "$dir/clips.tsv" >"$work/list"
	{
		printf '{\n  "lang": "%s",\n  "made_with": "%s, voice %s, %s words a minute",\n' "$1" \
			"$(espeak-ng --version | sed 's/^eSpeak NG text-to-speech: \([^ ]*\).*/espeak-ng \1/')" "$voice" "$WPM"
		printf '  "rate_hz": %s,\n  "checked": %s,\n' "$RATE_HZ" "$(checked "$1")"
		grep -q '^a	' "$work/list" || printf '  "letters": "id",\n'
		printf '  "clips": {'
		comma=
		while IFS="$(printf '\t')" read -r name text phonemes; do
			clip "$voice" "$phonemes" "$dir/$name.wav" </dev/null
			samples=$(sox --info -s "$dir/$name.wav")
			printf '%s\n    "%s": {"text": "%s", "phonemes": "%s", "samples": %s}' \
				"$comma" "$name" "$text" "$phonemes" "$samples"
			comma=,
		done <"$work/list"
		printf '\n  }\n}\n'
	} >"$work/manifest.json"
	mv "$work/manifest.json" "$dir/manifest.json"
	chmod 644 "$dir/manifest.json"
	echo "packs/$1: $(wc -l <"$work/list") clips"
}

if [ $# -eq 0 ]; then
	for list in "$here"/packs/*/clips.tsv; do
		set -- "$@" "$(basename "$(dirname "$list")")"
	done
fi
for lang in "$@"; do
	pack "$lang"
done
