#!/bin/sh
# Installs what is missing on this machine and makes .venv; run by make. When nothing is missing, it does nothing.
set -eu
cd "$(dirname "$0")"

say() { echo "setup: $*"; }
fail() { say "$*" >&2; exit 1; }

ready=.venv/.ready
state="$(pwd) $(cat setup.sh pyproject.toml constraints.txt | cksum)"
if [ -x .venv/bin/lecture ] && [ "$(cat $ready 2>/dev/null)" = "$state" ]; then
    exit 0
fi

# Python 3.11 or newer -------------------------------------------------------------------------------------------------
find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

# What else is missing: a word for each thing --------------------------------------------------------------------------
find_missing() {
    if [ -z "$python" ]; then
        echo python
    else
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo venv
        "$python" -c 'import os, sysconfig; open(os.path.join(sysconfig.get_paths()["include"], "Python.h"))' \
            2>/dev/null || echo headers
    fi
    echo '#include <stdlib.h>' | cc -E - >/dev/null 2>&1 || echo compiler
    command -v pkg-config >/dev/null || echo pkg-config
    pkg-config --exists cairo 2>/dev/null || echo cairo
    pkg-config --exists pangocairo 2>/dev/null || echo pango
}

debian_packages() {
    version=$(basename "${python:-python3}")   # python3 or, say, python3.12
    for thing in $missing; do
        case $thing in
            python) echo python3 python3-dev python3-venv ;;
            venv) echo "$version-venv" ;;
            headers) echo "$version-dev" ;;
            compiler) echo gcc libc6-dev ;;
            pkg-config) echo pkg-config ;;
            cairo) echo libcairo2-dev ;;
            pango) echo libpango1.0-dev ;;
        esac
    done
}

homebrew_packages() {
    for thing in $missing; do
        case $thing in
            python | venv | headers) echo python@3.13 ;;
            pkg-config) echo pkgconf ;;
            cairo | pango) echo "$thing" ;;
        esac
    done | sort -u
}

give_up() {
    cat >&2 <<TEXT
setup: cannot install what is missing here: $1
Please install these, then run make again:
  Debian, Ubuntu  apt-get install $(debian_packages | tr '\n' ' ')
  Fedora          dnf install python3-devel gcc pkgconf cairo-devel pango-devel
  macOS           xcode-select --install; brew install python@3.13 pkgconf cairo pango
  others          Python 3.11 or newer with its headers and venv, a C compiler, pkg-config, and the headers of
                  Cairo and Pango
Missing: $(echo "$missing" | tr "\n" " ")
TEXT
    exit 1
}

install_with_apt() {
    packages=$(debian_packages | tr '\n' ' ')
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || give_up "you are not root and there is no sudo"
        as_root=sudo
        say "the next step needs sudo, and may ask for your password"
    fi
    say "installing with apt: $packages"
    $as_root apt-get update -q || give_up "apt-get update failed"
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null ||
        give_up "apt-get install failed"
}

install_with_homebrew() {
    packages=$(homebrew_packages | tr '\n' ' ')
    if [ -n "$packages" ]; then
        say "installing with Homebrew: $packages"
        # shellcheck disable=SC2086
        brew install -q $packages || give_up "brew install failed"
    fi
}

python=$(find_python)
missing=$(find_missing)
if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null; then
        install_with_apt
    elif command -v brew >/dev/null; then
        install_with_homebrew
    else
        give_up "there is no apt-get and no Homebrew"
    fi
    python=$(find_python)
    missing=$(find_missing)
    [ -z "$missing" ] || give_up "something is still missing"
fi

# The virtual environment ----------------------------------------------------------------------------------------------
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
say "installing the Python packages into .venv (a minute or two)"
PYTHONWARNINGS=ignore .venv/bin/python -m pip install --disable-pip-version-check -q -c constraints.txt -e '.[dev]' ||
    fail "pip could not install the packages; its message is above"
.venv/bin/lecture --version >/dev/null || fail "the command .venv/bin/lecture does not start"
echo "$state" >$ready
say "done"
