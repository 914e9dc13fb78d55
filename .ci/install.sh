#!/usr/bin/env bash
# Installs what the tests need and the machine lacks: Debian packages by apt-get, node packages by npm.
set -eu
cd "$(dirname "$0")/.."
.ci/needs-go --later

# A command that proves the package, and the Debian package that brings it.
needed=(
	gcc:gcc
	chromium:chromium        # the browser walk
	zbarimg:zbar-tools       # reads the QR codes that we print
	mkfs.ext4:e2fsprogs      # a disk to cut the power of
	losetup:mount            # and to hang it up
	node:nodejs              # tests and gates of the front end
	npm:npm
	curl:curl                # the screen's script waits for the server with it
	shellcheck:shellcheck    # reads that script
	systemd-analyze:systemd  # reads the units
)

PATH=$PATH:/usr/sbin:/sbin # where Debian keeps mkfs.ext4 and losetup
missing=()
for pair in "${needed[@]}"; do
	command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
done
if [ ! -e /usr/include/stdlib.h ] && command -v dpkg >/dev/null; then
	missing+=(libc6-dev)
fi

install_packages() {
	echo "Installing: $*"
	local as=()
	if [ "$(id -u)" -ne 0 ]; then
		as=(sudo -n)
	fi
	"${as[@]}" apt-get update -qq
	"${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

if [ ${#missing[@]} -gt 0 ]; then
	if ! command -v apt-get >/dev/null; then
		echo "This is no Debian. Install what these Debian packages hold, then run make test again: ${missing[*]}" >&2
		exit 1
	fi
	if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
		echo "Not root, and sudo asks for a password. Run this, then make test again:" >&2
		echo "  sudo apt-get install ${missing[*]}" >&2
		exit 1
	fi
	install_packages "${missing[@]}"
fi

major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 18 ]; then
	echo "The front end's tests need Node.js 18 or newer (Debian 12 has it), this is $(node --version)." >&2
	exit 1
fi

# npm writes node_modules/.package-lock.json last, so its age says whether what is installed is what is asked for.
for room in static internal/judges; do
	if [ ! $room/node_modules/.package-lock.json -nt $room/package-lock.json ]; then
		(cd $room && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
	fi
done
.ci/needs-go
echo "Everything is there."
