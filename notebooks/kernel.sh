# shellcheck shell=bash
# The Java kernel of the notebooks, made ready in target/notebooks. Sourced by run, open and check; expects `root`.
#
# ready_kernel       builds the engine where it is stale, fetches the kernel, compiles what lies in kernel/ and writes the
#                    kernel's description where only we look for it. Sets `python`; ends the script with code 3 on failure.
# Nothing is installed outside target/, and no Jupyter folder of the user is read or written.

kernel_jar=rapaio-jupyter-kernel-3.0.1.jar
kernel_artifact=io.github.padreati:rapaio-jupyter-kernel:3.0.1
work=${root:?}/target/notebooks

# Says problem and cure and ends the script.
give_up() {
  echo "notebooks: $1" >&2
  echo "  what to do: $2" >&2
  exit 3
}

# Debian's nbconvert belongs to /usr/bin/python3; another python3 may stand before it on PATH.
choose_python() {
  for python in /usr/bin/python3 python3; do
    "$python" -c 'import nbconvert, nbclient' 2>/dev/null && return 0
  done
  give_up 'no python3 here has nbconvert' 'apt-get install jupyter-nbconvert (Debian, Ubuntu), or pip install nbconvert'
}

compile_kernel() {
  local sources
  mapfile -t sources < <(find "$root/notebooks/kernel" -name '*.java' | sort)
  rm -rf "$work/classes"
  mkdir -p "$work/classes"
  "$JAVA_HOME/bin/javac" -encoding UTF-8 -Xlint:all,-classfile,-path,-processing -proc:none -d "$work/classes" \
    -cp "$work/$kernel_jar:$root/target/sunset2g.jar:$root/target/lib/*" "${sources[@]}"
}

# A room of our own for everything Jupyter keeps.
private_jupyter() {
  export JUPYTER_PATH=$work/jupyter JUPYTER_DATA_DIR=$work/jupyter JUPYTER_CONFIG_DIR=$work/config
  export JUPYTER_RUNTIME_DIR=$work/runtime IPYTHONDIR=$work/ipython JUPYTER_NO_CONFIG=1
  mkdir -p "$JUPYTER_PATH/kernels/sunset2g-java" "$JUPYTER_CONFIG_DIR" "$JUPYTER_RUNTIME_DIR" "$IPYTHONDIR"
}

ready_kernel() {
  choose_python
  choose_java javac
  build_if_stale
  mkdir -p "$work"
  if [ ! -s "$work/$kernel_jar" ]; then
    echo "notebooks: fetching $kernel_artifact" >&2
    (cd "$root" && ./mvnw -B -q dependency:copy -Dartifact="$kernel_artifact" -DoutputDirectory="$work") ||
      give_up "$kernel_artifact cannot be fetched" 'see what Maven says above; behind a proxy, name a mirror in ~/.m2/settings.xml'
  fi
  compile_kernel || give_up 'the classes of the kernel do not compile' 'see what javac says above'
  private_jupyter
  # The start class and its neighbours stand before the kernel, which would else bring its own.
  "$python" "$root/notebooks/cells.py" describe "$root/notebooks/kernel/kernel.json" "$JUPYTER_PATH/kernels/sunset2g-java/kernel.json" \
    "JAVA=$JAVA_HOME/bin/java" "OPENINGS=$root/jobs/jvm-openings.txt" \
    "CLASS_PATH=$work/classes:$root/target/sunset2g.jar:$root/target/lib/*:$work/$kernel_jar"
}

# Where a demo or a weekly run left reports and lake: sets SUNSET2G_REPORTS and SUNSET2G_LAKE for the first cells.
# read_from FOLDER [LAKE]: a folder as 'sunset2g demo --out' leaves it, or the folder of the reports.
read_from() {
  local folder
  folder=$(cd -P -- "$1" 2>/dev/null && pwd -P) || give_up "there is no folder $1" 'name the folder of a demo, or the folder of the reports'
  if [ -d "$folder/output/reports" ]; then
    export SUNSET2G_REPORTS=$folder/output/reports SUNSET2G_LAKE=$folder/lake
  else
    export SUNSET2G_REPORTS=$folder SUNSET2G_LAKE=${SUNSET2G_LAKE:-none}
  fi
  if [ $# -gt 1 ]; then
    SUNSET2G_LAKE=$(cd -P -- "$2" 2>/dev/null && pwd -P) || give_up "there is no folder $2" 'name the folder of the lake'
  fi
}
