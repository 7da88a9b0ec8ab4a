package switchboard.tickets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.access.ModuleReaches;
import switchboard.api.error.ConflictException;
import switchboard.api.error.UnavailableException;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldTables;
import switchboard.tickets.fields.FieldValues;

/**
 * The guards of all plugins. They are asked outside any transaction. A guard that fails lets the command go on, and the
 * failure is journalled, unless it fails closed.
 */
public final class TicketGuards {

    private static final Logger LOG = LoggerFactory.getLogger(TicketGuards.class);

    private final Map<String, List<TicketGuard>> guards = new ConcurrentHashMap<>();
    private final ModuleReaches modules;
    private final FieldTables fields;

    /** @param modules for which organizations the plugins of the guards are enabled */
    TicketGuards(ModuleReaches modules, FieldTables fields) {
        this.modules = modules;
        this.fields = fields;
    }

    /** Sets the guards of one plugin, replacing those it had; an empty list removes them. */
    public void set(String owner, List<TicketGuard> ofOwner) {
        if (ofOwner.isEmpty()) {
            guards.remove(owner);
        } else {
            guards.put(owner, List.copyOf(ofOwner));
        }
    }

    /**
     * Asks every guard of the plugins that are enabled for the ticket's organization; where the ticket moves from one to
     * another, for either of them.
     *
     * @throws ConflictException {@code ticket.vetoed} where one refuses
     * @throws UnavailableException {@code ticket.guard_failed} where one that fails closed fails
     */
    Verdict check(String command, @Nullable Ticket before, Ticket after) {
        if (guards.isEmpty()) {
            return Verdict.PASS;
        }
        Map<String, Object> fields = new HashMap<>();
        List<String> failed = new ArrayList<>();
        guards.forEach((owner, ofOwner) -> {
            if (!modules.covers(owner, after.organization())
                    && (before == null || !modules.covers(owner, before.organization()))) {
                return;
            }
            for (TicketGuard guard : ofOwner) {
                ask(owner, guard, command, before, after, fields, failed);
            }
        });
        return new Verdict(Map.copyOf(fields), List.copyOf(failed));
    }

    private void ask(
            String owner,
            TicketGuard guard,
            String command,
            @Nullable Ticket before,
            Ticket after,
            Map<String, Object> given,
            List<String> failed) {
        TicketGuard.Decision decision;
        try {
            decision = guard.check(command, before, after);
        } catch (RuntimeException failure) {
            LOG.warn("Guard {} of {} failed", guard.name(), owner, failure);
            if (guard.failsClosed()) {
                throw new UnavailableException(
                        "ticket.guard_failed",
                        "A check of the plugin " + owner + " could not be made.",
                        java.time.Duration.ofSeconds(5));
            }
            failed.add(owner + "/" + guard.name());
            return;
        }
        if (decision.veto() != null) {
            throw new ConflictException("ticket.vetoed", decision.veto());
        }
        decision.fields().forEach((name, value) -> {
            Object stored = CustomFields.isField(name, value) ? stored(name, value) : null;
            if (stored != null) {
                given.put(name, stored);
            } else {
                LOG.warn("Guard {} of {} gave a field that cannot be stored", guard.name(), owner);
            }
        });
    }

    private @Nullable Object stored(String name, @Nullable Object value) {
        FieldDefinition field = value == null ? null : fields.current().find(name);
        return field == null ? value : FieldValues.stored(field, value);
    }

    /**
     * What the guards said.
     *
     * @param fields custom fields to store with the change
     * @param failed the guards that failed, as {@code owner/name}
     */
    record Verdict(Map<String, Object> fields, List<String> failed) {

        static final Verdict PASS = new Verdict(Map.of(), List.of());
    }
}
