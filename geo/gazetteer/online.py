"""Online: geocoders on the network, which are asked only when the user has turned one on.

Nominatim, Photon and Pelias are spoken to through geopy, at a server of the user's choice. Nothing
of what they answer is chosen by itself: their candidates stand beside those of the index.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from geo.gazetteer.answers import Service, read
from geo.gazetteer.records import Candidate

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

_MOST = 8
_PUBLIC_NOMINATIM, _PUBLIC_DELAY_S = "nominatim.openstreetmap.org", 1.0
"""https://operations.osmfoundation.org/policies/nominatim/: no more than one request a second."""
_last_asked: dict[str, float] = {}
_asking = threading.Lock()


class GeocoderError(ValueError):
    """A geocoder that cannot be asked, or that gave no answer that can be read."""


@dataclass(frozen=True)
class Online:
    """One geocoder.

    Attributes:
        service: the protocol.
        host: the server, with its port where it states one.
        reveals: what leaves the machine when it is asked, and to whom.
        min_delay_s: seconds that pass at least between two questions to one host.
    """

    service: Service
    host: str
    reveals: str
    min_delay_s: float
    geocoder: Geocoder
    clock: Callable[[], float]
    sleep: Callable[[float], None]

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Up to eight places that the server gives for a name, in its order.

        Raises:
            GeocoderError: it refuses, is out of reach, or its answer cannot be read.
        """
        from geopy.exc import GeopyError

        self._wait()
        try:
            found = self.geocoder.geocode(name, exactly_one=False, **_OPTIONS[self.service])
            places = [place.raw for place in found or ()][:_MOST]
            return tuple(self._candidates(name, places))
        except GeopyError as reason:
            raise GeocoderError(f"{self.host}: {_plain(reason)}") from reason
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as reason:
            got = f"{type(reason).__name__}: {_plain(reason)}"
            expected = f"places as {self.service} gives them"
            raise GeocoderError(
                f"{self.host}: got an answer with {got}, expected {expected}"
            ) from None

    def _wait(self) -> None:
        """Sleep until the host may be asked again; who asks meanwhile waits in turn."""
        with _asking:
            last = _last_asked.get(self.host)
            if last is not None and (left := last + self.min_delay_s - self.clock()) > 0:
                self.sleep(left)
            _last_asked[self.host] = self.clock()

    def _candidates(self, name: str, places: Sequence[Mapping[str, Any]]) -> Iterator[Candidate]:
        for nth, raw in enumerate(places, start=1):
            place = read(self.service, raw)
            radius_m, note = place.extent
            yield Candidate(
                id=f"{self.service}:{place.key}",
                name=place.name,
                kind=place.kind,
                source=f"{place.source}, by way of {self.service} at {self.host}",
                position=place.position,
                radius_m=radius_m,
                extent_note=note,
                how="name",
                matched=name,
                country=place.country,
                population=None,
                nearest_m=None,
                others=(),
                reason=f"The server gives it as number {nth} of {len(places)}.",
            )


def online(
    service: Service,
    *,
    domain: str,
    user_agent: str,
    min_delay_s: float = 1.0,
    timeout_s: float = 10.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Online:
    """A geocoder that is ready to be asked; making it sends nothing.

    Args:
        domain: the server, "nominatim.example.org"; with "http://" before it where it has no TLS.
        user_agent: who asks, as the services' terms of use demand: a name and an address.
        min_delay_s: seconds between two questions, at least 1 for OpenStreetMap's own server.
        timeout_s: seconds after which a question is given up.

    Raises:
        GeocoderError: there is no server, no user agent or no such delay.
    """
    scheme, host = _server(domain)
    if not user_agent.strip() or not user_agent.isprintable():
        raise GeocoderError(
            f"user_agent: got {user_agent!r}, expected a name and an address to reach you by"
        )
    if not (min_delay_s >= 0 and timeout_s > 0):
        got = f"{min_delay_s} and {timeout_s}"
        raise GeocoderError(f"min_delay_s, timeout_s: got {got}, expected seconds")
    if host == _PUBLIC_NOMINATIM and min_delay_s < _PUBLIC_DELAY_S:
        raise GeocoderError(f"min_delay_s: got {min_delay_s}, expected at least 1 for {host}")
    return Online(
        service=service,
        host=host,
        reveals=_reveals(scheme, host, user_agent),
        min_delay_s=min_delay_s,
        geocoder=_geocoder(service, scheme, host, user_agent, timeout_s),
        clock=clock,
        sleep=sleep,
    )


def _reveals(scheme: str, host: str, user_agent: str) -> str:
    proxy = None if proxy_bypass(host) else getproxies().get(scheme)
    return (
        "The words that are searched, this machine's IP address and the user agent"
        f" “{user_agent}” go to {host}"
        f"{'' if scheme == 'https' else ', without encryption'}"
        f"{f', by way of the proxy {urlsplit(proxy).hostname}' if proxy else ''}."
    )


def _server(domain: str) -> tuple[str, str]:
    parts = urlsplit(domain if "//" in domain else f"https://{domain}")
    plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not plain:
        raise GeocoderError(f"domain: got {domain!r}, expected a server such as nominatim.example")
    return parts.scheme, parts.netloc


def _geocoder(
    service: Service, scheme: str, host: str, user_agent: str, timeout_s: float
) -> Geocoder:
    from geopy import geocoders

    from geo.gazetteer.no_redirect import NoRedirect

    make = getattr(geocoders, service.name.title())
    return make(
        domain=host,
        scheme=scheme,
        user_agent=user_agent,
        timeout=timeout_s,
        adapter_factory=NoRedirect,
    )


_OPTIONS: dict[Service, dict[str, Any]] = {
    Service.NOMINATIM: {"limit": _MOST, "addressdetails": True, "language": "en"},
    Service.PHOTON: {"limit": _MOST},
    Service.PELIAS: {},
}


def _plain(reason: BaseException) -> str:
    """The reason in one line that is not long, since it may hold what the server sent."""
    told = " ".join(str(reason).split()) or type(reason).__name__
    return told if len(told) <= 200 else f"{told[:200]}…"
