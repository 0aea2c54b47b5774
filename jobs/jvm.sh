# shellcheck shell=bash
# How the JVM is started. Sourced by ./sunset2g and jobs/submit; expects `root`.

# Prints the smallest of: the machine's memory and the memory limits of the control groups we stand in; in MiB.
memory_mebibytes() {
  local _ value rest group='' path='' least=0 file
  if [ -r /proc/meminfo ]; then
    read -r _ value _ </proc/meminfo
    least=$((value / 1024))
  else
    value=$(sysctl -n hw.memsize 2>/dev/null) && least=$((value / 1048576))
  fi
  if [ -r /proc/self/cgroup ]; then
    while IFS=: read -r _ value rest; do
      case $value in '') path=$rest ;; memory | *,memory | memory,* | *,memory,*) group=$rest ;; esac
    done </proc/self/cgroup
  fi
  for file in "/sys/fs/cgroup$path/memory.max" /sys/fs/cgroup/memory.max \
    "/sys/fs/cgroup/memory$group/memory.limit_in_bytes" /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    [ -r "$file" ] || continue
    read -r value <"$file"
    # "max" and version 1's 2^63 say that there is no limit.
    case $value in '' | *[!0-9]*) continue ;; esac
    [ "${#value}" -lt 16 ] || continue
    value=$((value / 1048576))
    if [ "$least" = 0 ] || [ "$value" -lt "$least" ]; then least=$value; fi
  done
  printf '%s' "$least"
}

# Prints the heap in the JVM's spelling: three eighths of the memory, from 1 GiB to 3 GiB, or what SUNSET2G_HEAP says. Takes the
# arguments of the command: to validate text a small heap is enough, whatever the size of the file.
heap() {
  local part argument
  if [ -n "${SUNSET2G_HEAP:-}" ]; then
    case ${SUNSET2G_HEAP%[kKmMgG]} in
      '' | *[!0-9]* | 0*)
        echo "sunset2g: SUNSET2G_HEAP is \"$SUNSET2G_HEAP\", which is no amount of memory" >&2
        echo "  what to do: give a whole number with k, m or g, such as 4g" >&2
        return 1
        ;;
    esac
    printf '%s' "$SUNSET2G_HEAP"
    return 0
  fi
  if [ "${1:-}" = validate ]; then
    part=512
    for argument in "$@"; do
      case $argument in *.parquet | *.parquet/) part= ;; esac
    done
    if [ -n "$part" ]; then
      printf '512m'
      return 0
    fi
  fi
  part=$(($(memory_mebibytes) * 3 / 8))
  [ "$part" -ge 1024 ] || part=1024
  [ "$part" -le 3072 ] || part=3072
  printf '%sm' "$part"
}

# Prints the MiB of landing files that a weekly job will read, as far as its arguments and a plain configuration file tell;
# nothing where they do not. Only a hint: a wrong guess costs seconds.
landing_mebibytes() {
  local week='' landing='' config='' folders kibibytes
  [ "${1:-}" = weekly ] || return 0
  while [ $# -gt 0 ]; do
    case $1 in
      --week=*) week=${1#*=} ;;
      --week) week=${2:-} ;;
      --config=*) config=${1#*=} ;;
      --config) config=${2:-} ;;
      paths.landing=* | --set=paths.landing=*) landing=${1#*paths.landing=} ;;
    esac
    shift
  done
  # Viet Nam is seven hours ahead of UTC all year; what POSIX writes as -7.
  [ "$week" != last ] || week=$(TZ=ICT-7 date -d '7 days ago' +%G-W%V 2>/dev/null)
  if [ -z "$landing" ] && [ -f "$config" ]; then
    landing=$(sed -n 's/^ \{1,\}landing: *\([^#]*[^# ]\).*/\1/p' "$config" | head -n 1)
    case $landing in '' | /*) ;; *) landing=$(dirname -- "$config")/$landing ;; esac
  fi
  folders=("$landing"/*/"$week")
  [ -n "$week" ] && [ -n "$landing" ] && [ -d "${folders[0]}" ] || return 0
  kibibytes=$(du -skcL -- "${folders[@]}" 2>/dev/null | tail -n 1)
  [ -z "$kibibytes" ] || printf '%s' "$((${kibibytes%%[!0-9]*} / 1024))"
}

# Prints the options of the compiler. A small week ends before the optimising compiler has paid for its work, which on
# few cores it takes from the job: two cores finish 40,000 subscribers in two thirds of the time without it.
compiler() {
  local size
  size=$(landing_mebibytes "$@")
  if [ -n "$size" ] && [ "$size" -le 64 ]; then printf '%s' -XX:TieredStopAtLevel=1; fi
}

# Prints the jar and its libraries in the order of their names: with a wildcard the order would be the disk's.
class_path() {
  local LC_ALL=C jars
  jars=("$root"/target/lib/*.jar)
  printf '%s' "$root/target/sunset2g.jar"
  [ ! -e "${jars[0]}" ] || printf ':%s' "${jars[@]}"
}

# Prints the folder of Comet's native library for this machine, which the build unpacks; nothing where there is none.
native_libraries() {
  local machine
  case $(uname -m) in
    x86_64) machine=amd64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) return 0 ;;
  esac
  [ ! -e "$root/target/native/org/apache/comet/linux/$machine/libcomet.so" ] ||
    printf '%s' "$root/target/native/org/apache/comet/linux/$machine"
}

# Comet's library greets on standard error unless it is told to be quiet.
quiet_comet() {
  export COMET_LOG_LEVEL=${COMET_LOG_LEVEL:-error}
}

# Java takes file names and arguments in the locale's encoding, and in the C locale anything but ASCII is lost.
use_utf8() {
  case ${LC_ALL:-} in
    C | POSIX) { export LC_ALL=C.UTF-8; } 2>/dev/null ;;
    '')
      case ${LC_CTYPE:-${LANG:-}} in
        '' | C | POSIX) { export LC_CTYPE=C.UTF-8; } 2>/dev/null ;;
      esac
      ;;
  esac
}

# A line of JSON for every line of text, for whoever reads standard error with a parser (SUNSET2G_LOG=json).
as_json_lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line//\\/\\\\}
    line=${line//\"/\\\"}
    line=${line//[[:cntrl:]]/ }
    printf '{"time":"%s","level":"info","event":"launcher","message":"%s"}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$line"
  done
}

# The class path is one list separated by colons, so a colon in the folder's name cannot be told from a separator.
refuse_colon() {
  case $root in
    *:*)
      echo "sunset2g: the folder $root has a colon in its name, which Java cannot take" >&2
      echo "  what to do: move it to a folder without a colon" >&2
      exit 3
      ;;
  esac
}
