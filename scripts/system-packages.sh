#!/usr/bin/env bash
# Install the Debian or Ubuntu packages that a part of Sáu Rõ needs, if they are missing.
#   scripts/system-packages.sh python   what the virtual environment needs
#   scripts/system-packages.sh ocr      what reading scans needs
#   scripts/system-packages.sh office   what making PDF of papers needs
#   scripts/system-packages.sh media    what clean copies of video and HEIC pictures need
#   scripts/system-packages.sh web      what translating and testing the pages needs
set -euo pipefail

missing=()
need() { # need PACKAGE COMMAND...: PACKAGE is wanted unless COMMAND succeeds
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_vietnamese_model() { tesseract --list-langs 2>/dev/null | grep -qx vie; }
has_browser() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}
# Debian has Chromium also without its windows, which is less to install and less to run.
browser() { apt-cache show chromium-headless-shell >/dev/null 2>&1 && echo chromium-headless-shell || echo chromium; }
has_heif() { command -v heif-convert || command -v heif-dec; }
has_font() { fc-list 2>/dev/null | grep -q "$1"; }

case "${1:-}" in
  python)
    need python3-venv "${PYTHON:-python3}" -c 'import ensurepip, venv'
    ;;
  ocr)
    need tesseract-ocr command -v tesseract
    need tesseract-ocr-vie has_vietnamese_model
    need fontconfig command -v fc-list
    need fonts-croscore has_font Tinos
    ;;
  office)
    need libreoffice-writer-nogui command -v soffice
    need fontconfig command -v fc-list
    need fonts-croscore has_font Tinos
    need poppler-utils command -v pdffonts
    ;;
  media)
    need ffmpeg command -v ffmpeg
    need libheif-examples has_heif
    ;;
  messages)
    need gettext command -v msgfmt
    ;;
  web)
    need gettext command -v msgfmt
    need browser has_browser
    ;;
  *)
    echo "usage: $0 python|ocr|office|media|messages|web" >&2
    exit 2
    ;;
esac

[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}. This script knows only apt-get; install them with your system's package manager." >&2
  exit 1
fi
run=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}" >&2; exit 1; }
  run=(sudo)
fi
"${run[@]}" apt-get update -qq
missing=("${missing[@]/#browser/$(browser)}")
echo "Installing ${missing[*]}"
"${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
