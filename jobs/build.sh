# shellcheck shell=bash
# Builds target/sunset2g.jar when it is missing or older than the sources. Sourced by ./sunset2g and jobs/submit; expects
# `root` (the project's folder) and choose_java of jdk.sh.
#
# build_if_stale           returns when target/ may be used; ends the script with code 3 when it cannot be built.
# warm_once                makes target/sunset2g.jsa where this build has none yet (see jobs/warm); never ends the script.

# While this file exists a build is under way or was broken off, and nothing in target/ is to be trusted.
building=${root:?}/target/.building

stale() {
  local jars
  [ -f "$root/target/sunset2g.jar" ] || return 0
  [ -f "$root/pom.xml" ] || return 1 # an installation without sources
  [ ! -e "$building" ] || return 0
  jars=("$root"/target/lib/*.jar)
  [ -e "${jars[0]}" ] || return 0
  [ -n "$(find "$root/src/main" "$root/data-schema" "$root/pom.xml" -newer "$root/target/sunset2g.jar" -print 2>/dev/null | head -n 1)" ]
}

# One build at a time: flock lets go by itself when its holder dies; elsewhere a folder with the holder's process number.
lock_build() {
  local holder nameless=0
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$root/target/.build.lock"
    flock -n 9 && return 0
    echo "sunset2g: another process is building: waiting for it" >&2
    flock 9
    return 0
  fi
  until mkdir "$root/target/.build.lock.d" 2>/dev/null; do
    holder=$(cat "$root/target/.build.lock.d/holder" 2>/dev/null || true)
    [ -n "$holder" ] || nameless=$((nameless + 1)) # killed before it could sign
    if [ "$nameless" -gt 10 ] || { [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; }; then
      rm -rf "$root/target/.build.lock.d"
    else
      sleep 1
    fi
  done
  echo $$ >"$root/target/.build.lock.d/holder"
}

unlock_build() {
  if [ -d "$root/target/.build.lock.d" ]; then rm -rf "$root/target/.build.lock.d"; else exec 9>&-; fi
}

# Runs a command in the background and shows that it lives: show TEXT LOG COMMAND... returns the command's exit code.
show() {
  local text=$1 log=$2 worker started=$SECONDS code=0
  shift 2
  [ -t 2 ] || echo "sunset2g: $text (log: $log)" >&2
  (exec 9>&- && cd "$root" && exec "$@") >"$log" 2>&1 </dev/null &
  worker=$!
  # A background process of a script does not hear Ctrl-C.
  trap 'kill "$worker" 2>/dev/null; wait "$worker" 2>/dev/null; unlock_build; exit 130' INT TERM HUP
  if [ -t 2 ]; then
    while kill -0 "$worker" 2>/dev/null; do
      printf '\rsunset2g: %s … %d s ' "$text" "$((SECONDS - started))" >&2
      sleep 0.2
    done
    printf '\r\033[K' >&2
  fi
  wait "$worker" || code=$?
  trap - INT TERM HUP
  return "$code"
}

run_build() {
  local why='first use only'
  [ ! -f "$root/target/sunset2g.jar" ] || why='the sources have changed'
  : >"$building"
  # Where versions changed, jars of the earlier build would stand beside those of this one.
  [ ! "$root/pom.xml" -nt "$root/target/sunset2g.jar" ] || rm -f "$root"/target/lib/*.jar
  show "building, $why" "$root/target/build.log" ./mvnw -B -q -DskipTests -Dspotless.check.skip=true package
}

build_if_stale() {
  stale || return 0
  if [ ! -f "$root/pom.xml" ] || [ "${SUNSET2G_NO_BUILD:-}" = 1 ]; then
    [ ! -f "$root/target/sunset2g.jar" ] || return 0
    echo "sunset2g: $root/target/sunset2g.jar is missing and may not be built here" >&2
    echo "  what to do: run ./mvnw -DskipTests package in a copy with sources, or install again" >&2
    exit 3
  fi
  if ! mkdir -p "$root/target" 2>/dev/null || [ ! -w "$root/target" ]; then
    if [ -f "$root/target/sunset2g.jar" ] && [ ! -e "$building" ]; then
      echo "sunset2g: the sources are newer than the jar, but $root/target cannot be written: running the jar as it is" >&2
      return 0
    fi
    echo "sunset2g: $root/target cannot be written, so nothing can be built" >&2
    echo "  what to do: run it once as the folder's owner, or copy the folder to a place of your own" >&2
    exit 3
  fi
  choose_java javac
  lock_build
  if stale; then # the one we waited for may have done it
    if run_build && [ -f "$root/target/sunset2g.jar" ]; then
      # The jar counts as old as the build's start: what was edited during the build is built next time.
      touch -r "$building" "$root/target/sunset2g.jar"
      rm -f "$building"
    else
      echo "sunset2g: the build failed; the end of $root/target/build.log:" >&2
      tail -n 30 "$root/target/build.log" >&2
      unlock_build
      exit 3
    fi
  fi
  unlock_build
}

cold() {
  [ ! "$root/target/sunset2g.jsa" -nt "$root/target/sunset2g.jar" ]
}

warm_once() {
  { cold && [ -f "$root/pom.xml" ] && [ -w "$root/target" ]; } || return 0
  [ "${SUNSET2G_NO_BUILD:-}" != 1 ] || return 0
  lock_build
  if cold && ! show 'preparing quick starts, once after a build' "$root/target/warm.log" jobs/warm; then
    : >"$root/target/sunset2g.jsa" # not to be tried at every start: the job itself will say what is wrong
  fi
  unlock_build
}
