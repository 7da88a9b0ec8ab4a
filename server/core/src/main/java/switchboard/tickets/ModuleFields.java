package switchboard.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;

/**
 * What modules have put into tickets and their history, as callers see it: nothing of a module that is not enabled for
 * the caller's organization. Fields of a module are named {@code <mount>.<name>}.
 */
final class ModuleFields {

    private static final String CUSTOM = "fields.";
    private static final String GUARD = "guard";

    private final ModuleReaches modules;

    ModuleFields(ModuleReaches modules) {
        this.modules = modules;
    }

    /** The mounts of the modules that are not there for the caller. */
    Set<String> hidden(Caller caller) {
        return modules.mountsBeyond(caller);
    }

    /** Whether a custom field belongs to one of these mounts. */
    static boolean isOf(Set<String> mounts, String field) {
        int dot = field.indexOf('.');
        return dot > 0 && mounts.contains(field.substring(0, dot));
    }

    Ticket shown(Caller caller, Ticket ticket) {
        return shown(hidden(caller), ticket);
    }

    List<Ticket> shown(Caller caller, List<Ticket> tickets) {
        Set<String> hidden = hidden(caller);
        return hidden.isEmpty()
                ? tickets
                : tickets.stream().map(ticket -> shown(hidden, ticket)).toList();
    }

    Page<Ticket> shown(Caller caller, Page<Ticket> page) {
        return hidden(caller).isEmpty() ? page : new Page<>(shown(caller, page.items()), page.next(), page.count());
    }

    private static Ticket shown(Set<String> hidden, Ticket ticket) {
        if (ticket.fields().keySet().stream().noneMatch(name -> isOf(hidden, name))) {
            return ticket;
        }
        Map<String, Object> fields = new TreeMap<>(ticket.fields());
        fields.keySet().removeIf(name -> isOf(hidden, name));
        TicketEdit edit = new TicketEdit(ticket);
        edit.fields = java.util.Collections.unmodifiableMap(fields);
        return edit.build();
    }

    /** The data of a journal entry without changes of hidden fields and names of hidden guards. */
    Map<String, @Nullable Object> shown(Caller caller, Map<String, @Nullable Object> data) {
        Set<String> hidden = hidden(caller);
        if (hidden.isEmpty()) {
            return data;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(data);
        if (data.get("changes") instanceof List<?> changes) {
            List<@Nullable Object> left = new ArrayList<>(changes);
            left.removeIf(change -> change instanceof Map<?, ?> line && isHidden(hidden, line.get("field")));
            shown.put("changes", left);
        }
        if (data.get(GUARD) instanceof String guard && !modules.covers(guard.split("/", 2)[0], caller)) {
            shown.remove(GUARD);
        }
        return shown;
    }

    private static boolean isHidden(Set<String> hidden, @Nullable Object field) {
        return field instanceof String name && name.startsWith(CUSTOM) && isOf(hidden, name.substring(CUSTOM.length()));
    }
}
