"""Pages of the directory with all bodies of the nation: python scripts/bench_directory.py"""

import os
import time
from statistics import median, quantiles

from sauro.foundation.database.cluster import temporary_cluster
from sauro.foundation.database.roles import make_database

PAGES = {
    "first page": "/co-quan/",
    "sorted by territory": "/co-quan/?xep=-dia-ban",
    "three words": "/co-quan/?words=ubnd+xa+quynh",
    "words with a slip": "/co-quan/?words=cng+thuong",
    "a province's committee": "/co-quan/v.40/",
    "all as a workbook": "/co-quan/xuat-excel/",
}


def main() -> None:
    with temporary_cluster() as cluster:
        addresses = make_database(cluster)
        os.environ |= {"DATABASE_URL": addresses.web, "DATABASE_OWNER_URL": addresses.owner}
        os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
        import django  # noqa: PLC0415 - reads the settings

        django.setup()
        _measure()


def _measure() -> None:
    from django.test import Client  # noqa: PLC0415 - after setup

    from sauro.config.prepare import prepare  # noqa: PLC0415
    from sauro.config.simulated import make_person  # noqa: PLC0415
    from sauro.foundation.access.models import User  # noqa: PLC0415
    from sauro.foundation.access.rights import Role  # noqa: PLC0415
    from sauro.organization.load import load_territories  # noqa: PLC0415
    from sauro.organization.seed import seed_all  # noqa: PLC0415

    prepare()
    load_territories()
    started = time.perf_counter()
    seed_all()
    print(f"{'bodies written':24} {time.perf_counter() - started:6.1f} s")
    client = Client()
    make_person(("bench", "Mô Phỏng"), "v.40", ("Thư ký", Role.SECRETARY), password="not used")
    client.force_login(User.objects.get(username="bench"))
    for name, address in PAGES.items():
        times = sorted(_seconds(client, address) for _ in range(30 if "xuat" not in address else 3))
        print(f"{name:24} {median(times) * 1000:6.0f} {quantiles(times, n=20)[-1] * 1000:6.0f} ms")


def _seconds(client: object, address: str) -> float:
    started = time.perf_counter()
    assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
