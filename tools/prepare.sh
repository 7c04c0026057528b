#!/usr/bin/env bash
# Make the virtual environment with the locked packages, and see to the system libraries that Qt needs.
# usage: tools/prepare.sh PYTHON VENV LOCKFILE [test]
set -euo pipefail
python=$1 venv=$2 lock=$3 purpose=${4:-run}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

window_packages=(python3-venv libegl1 libgl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0 libxcb-xkb1
  libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 libglib2.0-0 libcups2)
test_packages=(xvfb dbus at-spi2-core python3-pyatspi openbox poppler-utils postgresql)

debian() { [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

# libglib2.0-0 and libcups2 carry the suffix t64 in newer releases; apt takes either name.
absent() {
  local name found
  for name in "$@"; do
    # Of the two names one is always unknown, and that is no fault.
    found=$(dpkg-query -W -f='${Status}\n' "$name" "${name}t64" 2>/dev/null || true)
    grep -q '^install ok installed' <<<"$found" || echo "$name"
  done
}

install_system_packages() {
  local missing line
  mapfile -t missing < <(absent "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  line="apt-get install -y --no-install-recommends ${missing[*]}"
  if may_install; then
    echo "Installing system libraries: ${missing[*]}"
    [ -n "${updated:-}" ] || as_root apt-get update -qq
    updated=yes
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null
  else
    echo "These system libraries are missing. Install them once, then run make again:" >&2
    echo "  sudo $line" >&2
    return 1
  fi
}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed. Name it with: make run PYTHON=/path/to/python3" >&2
  exit 1
fi
if debian; then
  wanted=("${window_packages[@]}")
  # A Python that is not Debian's own brings its own venv module.
  "$python" -c 'import venv, ensurepip' 2>/dev/null && wanted=("${wanted[@]/python3-venv/}")
  # shellcheck disable=SC2206
  wanted=(${wanted[*]})
  install_system_packages "${wanted[@]}"
  if [ "$purpose" = test ]; then
    # Beside the downloads for Python, which do not wait for them.
    (install_system_packages "${test_packages[@]}" || echo "The tests that need them say so and are skipped." >&2) &
  fi
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --require-hashes -r "$lock"
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
wait
