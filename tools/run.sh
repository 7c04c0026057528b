#!/usr/bin/env bash
# Open the window; where there is no display, say so and make the sheets of the shipped sample consultation instead.
set -euo pipefail
program=$1
if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  exec "$program"
fi
echo "There is no display here, so no window can open. Making the sheets of the sample consultation instead."
exec "$program" sample --to sample-sheets
