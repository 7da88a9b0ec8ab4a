package switchboard.plugins.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.plugins.archive.PluginManifest;

/** Tickets as far as a manifest asks for them: {@code tickets} to read and write, {@code tickets:read} to read only. */
final class PermittedTickets implements TicketService {

    private final PluginManifest manifest;
    private final TicketService tickets;

    PermittedTickets(PluginManifest manifest, TicketService tickets) {
        this.manifest = manifest;
        this.tickets = tickets;
    }

    @Override
    public Optional<Ticket> find(Caller caller, UUID id) {
        return tickets.find(reader(caller), id);
    }

    @Override
    public List<Ticket> find(Caller caller, List<UUID> ids) {
        return tickets.find(reader(caller), ids);
    }

    @Override
    public Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        return tickets.create(writer(caller), fields, origin);
    }

    @Override
    public Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        return tickets.change(writer(caller), id, fields, ifVersion, origin);
    }

    @Override
    public Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        return tickets.transition(writer(caller), id, fields, origin);
    }

    @Override
    public UUID reply(Caller caller, UUID id, String body, Origin origin) {
        return tickets.reply(writer(caller), id, body, origin);
    }

    @Override
    public UUID note(Caller caller, UUID id, String body, Origin origin) {
        return tickets.note(writer(caller), id, body, origin);
    }

    private Caller reader(Caller caller) {
        return HostCallers.require(manifest.id(), caller);
    }

    private Caller writer(Caller caller) {
        if (!manifest.mayUse("tickets")) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + manifest.id()
                            + " writes tickets, and its manifest names tickets:read alone under switchboard.services.");
        }
        return HostCallers.require(manifest.id(), caller);
    }
}
