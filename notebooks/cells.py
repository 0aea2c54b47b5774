"""Looks at notebook files for notebooks/run, and writes the description of their kernel.

    cells.py clean NOTEBOOK...       as they are committed: no outputs, no execution counts
    cells.py done NOTEBOOK...        as they were executed: every cell ran, and none shows an exception
    cells.py describe TEMPLATE TO NAME=VALUE...

Ends with 1 and says why, a line per finding, where a notebook is otherwise.
"""

import json
import re
import sys

# A stack trace has such lines, whoever printed it.
TRACE = re.compile(r"^\s*at [\w.$/]+\(.*\)|^(Exception in thread|Caused by:) ?|^[\w.$]+(Exception|Error)(:|$)", re.M)

# What Java prints of an object that does not say what it is.
BARE_OBJECT = re.compile(r"^[\w.$]+@[0-9a-f]+$")


def code_cells(notebook):
    with open(notebook, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    return [(number, cell) for number, cell in enumerate(cells, 1) if cell["cell_type"] == "code"]


def clean(notebook):
    for number, cell in code_cells(notebook):
        if cell["outputs"]:
            yield f"cell {number} holds outputs: clear all outputs and save it again"
        if cell["execution_count"] is not None:
            yield f"cell {number} holds an execution count: clear all outputs and save it again"


def done(notebook):
    cells = code_cells(notebook)
    if not cells:
        yield "has no code"
    for number, cell in cells:
        if cell["execution_count"] is None:
            yield f"cell {number} did not run"
        for output in cell["outputs"]:
            data = output.get("data", {})
            text = "".join(output.get("text", data.get("text/plain", data.get("text/html", ""))))
            if output["output_type"] == "error":
                yield f"cell {number} failed: {output['ename']}: {output['evalue']}"
            elif TRACE.search(text):
                yield f"cell {number} shows an exception: {text.strip().splitlines()[0]}"
            elif BARE_OBJECT.match(text.strip()):
                yield f"cell {number} shows an object without its content: {text.strip()}"


def describe(template, to, *pairs):
    values = dict(pair.split("=", 1) for pair in pairs)

    def filled(word):
        return re.sub(r"@([A-Z_]+)@", lambda name: values[name[1]], word)

    with open(template, encoding="utf-8") as file:
        kernel = json.load(file)
    kernel["argv"] = [filled(word) for word in kernel["argv"]]
    with open(to, "w", encoding="utf-8") as file:
        json.dump(kernel, file, indent=2)


def main(command, *arguments):
    if command == "describe":
        describe(*arguments)
        return 0
    look = {"clean": clean, "done": done}[command]
    findings = [f"{notebook}: {finding}" for notebook in arguments for finding in look(notebook)]
    for finding in findings:
        print(f"notebooks: {finding}", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
