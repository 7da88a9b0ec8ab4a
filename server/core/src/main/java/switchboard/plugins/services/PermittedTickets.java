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
import switchboard.api.http.Page;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.calls.EventsAtHand;

/**
 * Tickets as far as a manifest asks for them: {@code tickets} to read and write, {@code tickets:read} to read only. What a
 * subscription does names the event that led to it, also where the plugin does not say so.
 */
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
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        return tickets.list(reader(caller), parameters);
    }

    @Override
    public Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        return tickets.create(writer(caller), fields, EventsAtHand.causing(origin, null));
    }

    @Override
    public Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        return tickets.change(writer(caller), id, fields, ifVersion, EventsAtHand.causing(origin, id));
    }

    @Override
    public Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        return tickets.transition(writer(caller), id, fields, EventsAtHand.causing(origin, id));
    }

    @Override
    public UUID reply(Caller caller, UUID id, String body, Origin origin) {
        return tickets.reply(writer(caller), id, body, EventsAtHand.causing(origin, id));
    }

    @Override
    public UUID note(Caller caller, UUID id, String body, Origin origin) {
        return tickets.note(writer(caller), id, body, EventsAtHand.causing(origin, id));
    }

    @Override
    public Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> ids) {
        return tickets.information(reader(caller), ids);
    }

    @Override
    public List<FieldChange> fieldHistory(Caller caller, UUID ticket, @Nullable FieldChange after, int limit) {
        return tickets.fieldHistory(reader(caller), ticket, after, limit);
    }

    @Override
    public Map<UUID, List<FieldChange>> fieldHistories(Caller caller, Collection<UUID> ids, int limit) {
        return tickets.fieldHistories(reader(caller), ids, limit);
    }

    private Caller reader(Caller caller) {
        return HostCallers.require(manifest.id(), caller);
    }

    @Override
    public void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> dues) {
        requireToWrite();
        String prefix = manifest.settingsOwner() + ".";
        for (Map<String, @Nullable Instant> ofTicket : dues.values()) {
            for (String name : ofTicket.keySet()) {
                if (!name.startsWith(prefix)) {
                    throw new ForbiddenException(
                            "plugin.foreign_name",
                            "The module " + manifest.id() + " publishes a due time whose name does not begin with "
                                    + prefix);
                }
            }
        }
        tickets.publishDue(dues);
    }

    @Override
    public Map<UUID, Map<String, Instant>> dues(Collection<UUID> ids) {
        return tickets.dues(ids);
    }

    private Caller writer(Caller caller) {
        requireToWrite();
        return HostCallers.require(manifest.id(), caller);
    }

    private void requireToWrite() {
        if (!manifest.mayUse("tickets")) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + manifest.id()
                            + " writes tickets, and its manifest names tickets:read alone under switchboard.services.");
        }
    }
}
