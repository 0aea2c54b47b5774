"""The weekly job as a DAG, written for the API of Airflow 2.4 and later and of 3; nothing but Airflow and Python is imported.

Each run is for the ISO week that was over in Viet Nam when its interval ended, and takes missing weeks before it along.
Exit codes: 1 and 2 fail at once, since nothing changes before somebody mends it; 3 and 75 (not yet) are tried again.
What is too old goes in any case, also when the week was refused; the run is green only where both ended well.
A run by hand with the configuration {"from": "2024-W30", "to": "2024-W33"} runs these weeks again, with "from" alone up
to the last one.
"""

import os
import subprocess
from datetime import datetime, timedelta, timezone

import pendulum

try:
    from airflow.sdk import dag, task
except ImportError:
    from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

VIET_NAM = "Asia/Ho_Chi_Minh"
PROGRAM = os.environ.get("SUNSET2G", "/opt/sunset2g/sunset2g")
SETTINGS = os.environ.get("SUNSET2G_SETTINGS", "/etc/sunset2g/settings.yaml")


def week_of(moment: datetime) -> str:
    """The last ISO week whose Sunday is over in Viet Nam, which has seven hours on UTC all year."""
    there = moment.astimezone(timezone(timedelta(hours=7)))
    year, week, _ = (there.date() - timedelta(days=7)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def run(*arguments: str) -> None:
    """Runs the command and says by the kind of exception whether another try makes sense."""
    code = subprocess.run([PROGRAM, *arguments], check=False).returncode
    if code in (1, 2):
        raise AirflowFailException(f"exit code {code}: see the lines above for what to mend")
    if code != 0:
        raise AirflowException(f"exit code {code}: tried again")


@dag(
    dag_id="sunset2g_weekly",
    schedule="0 2 * * 1",
    start_date=pendulum.datetime(2024, 9, 2, tz=VIET_NAM),
    # The command takes missing weeks along, in order, so Airflow need not make a run for each, and a run that failed
    # does not hold up the next. A backfill by Airflow is harmless: what is published is not run again.
    catchup=False,
    max_active_runs=1,
    default_args={
        "depends_on_past": False,
        "retries": 60,
        "retry_delay": timedelta(minutes=45),
        "execution_timeout": timedelta(hours=6),
    },
    tags=["sunset2g"],
)
def sunset2g_weekly():
    @task
    def weekly(data_interval_end=None, dag_run=None):
        # A run by hand may have no interval (Airflow 3).
        conf = getattr(dag_run, "conf", None) or {}
        if conf:
            if "from" not in conf or set(conf) - {"from", "to"}:
                raise AirflowFailException('name weeks as {"from": "2024-W30", "to": "2024-W33"}')
            run("backfill", "--from", str(conf["from"]), "--to", str(conf.get("to", "last")), "--config", SETTINGS)
            return
        moment = data_interval_end or getattr(dag_run, "run_after", None) or datetime.now(timezone.utc)
        run("weekly", "--week", week_of(moment), "--catch-up", "--config", SETTINGS)

    @task(trigger_rule="all_done")
    def retain():
        run("retain", "--config", SETTINGS)

    # The state of a run is that of its last tasks: without this one a refused week would be green.
    @task
    def both_done():
        pass

    week, gone, end = weekly(), retain(), both_done()
    week >> gone >> end
    week >> end


sunset2g_weekly()
