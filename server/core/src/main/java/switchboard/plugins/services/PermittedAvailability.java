package switchboard.plugins.services;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.tickets.Origin;
import switchboard.api.users.Availability;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.calls.EventsAtHand;

/** Availability as far as a manifest asks for it: {@code availability:read} alone says nothing of anybody. */
final class PermittedAvailability implements Availability {

    private final PluginManifest manifest;
    private final Availability availability;

    PermittedAvailability(PluginManifest manifest, Availability availability) {
        this.manifest = manifest;
        this.availability = availability;
    }

    @Override
    public Map<UUID, Presence> presences(Collection<UUID> people) {
        return availability.presences(people);
    }

    @Override
    public Presence setPresence(Caller caller, UUID person, State state, @Nullable Instant until, Origin origin) {
        if (!manifest.mayUse("availability")) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + manifest.id()
                            + " says who is there, and its manifest names availability:read alone under"
                            + " switchboard.services.");
        }
        return availability.setPresence(
                HostCallers.require(manifest.id(), caller), person, state, until, EventsAtHand.causing(origin, person));
    }

    @Override
    public Map<UUID, Optional<UUID>> standIns(Collection<UUID> people, Instant at) {
        return availability.standIns(people, at);
    }

    @Override
    public List<Absence> absences(Collection<UUID> people, Instant from, Instant to) {
        return availability.absences(people, from, to);
    }
}
