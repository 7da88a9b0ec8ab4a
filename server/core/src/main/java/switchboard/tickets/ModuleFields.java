package switchboard.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.fields.FieldTables;

/**
 * Custom fields in tickets and their history, as callers see them: nothing of a module that is not enabled for the
 * caller's organization, and nothing that is for other roles. Fields of a module are named {@code <mount>.<name>}.
 */
final class ModuleFields {

    private static final String CUSTOM = "fields.";
    private static final String GUARD = "guard";

    private final ModuleReaches modules;

    private final FieldTables fields;

    ModuleFields(ModuleReaches modules, FieldTables fields) {
        this.modules = modules;
        this.fields = fields;
    }

    /** What the caller may know and set. */
    FieldSight sight(Caller caller) {
        FieldBook book = fields.current();
        return new FieldSight(modules.mountsBeyond(caller), book.hidden(caller), book, caller);
    }

    /** What is defined. Not within a transaction: the definitions may have to be read. */
    FieldBook book() {
        return fields.current();
    }

    Ticket shown(Caller caller, Ticket ticket) {
        return shown(sight(caller), ticket);
    }

    List<Ticket> shown(Caller caller, List<Ticket> tickets) {
        FieldSight sight = sight(caller);
        return sight.isFull()
                ? tickets
                : tickets.stream().map(ticket -> shown(sight, ticket)).toList();
    }

    Page<Ticket> shown(Caller caller, Page<Ticket> page) {
        return sight(caller).isFull() ? page : new Page<>(shown(caller, page.items()), page.next(), page.count());
    }

    private static Ticket shown(FieldSight sight, Ticket ticket) {
        if (ticket.fields().keySet().stream().noneMatch(sight::hides)) {
            return ticket;
        }
        Map<String, Object> fields = new TreeMap<>(ticket.fields());
        fields.keySet().removeIf(sight::hides);
        TicketEdit edit = new TicketEdit(ticket);
        edit.fields = java.util.Collections.unmodifiableMap(fields);
        return edit.build();
    }

    /** The data of a journal entry without changes of hidden fields and names of hidden guards. */
    Map<String, @Nullable Object> shown(Caller caller, Map<String, @Nullable Object> data) {
        FieldSight sight = sight(caller);
        if (sight.isFull()) {
            return data;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(data);
        if (data.get("changes") instanceof List<?> changes) {
            List<@Nullable Object> left = new ArrayList<>(changes);
            left.removeIf(change -> change instanceof Map<?, ?> line && isHidden(sight, line.get("field")));
            shown.put("changes", left);
        }
        if (data.get(GUARD) instanceof String guard && !modules.covers(guard.split("/", 2)[0], caller)) {
            shown.remove(GUARD);
        }
        return shown;
    }

    private static boolean isHidden(FieldSight sight, @Nullable Object field) {
        return field instanceof String name && name.startsWith(CUSTOM) && sight.hides(name.substring(CUSTOM.length()));
    }
}
