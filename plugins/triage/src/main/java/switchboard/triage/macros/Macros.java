package switchboard.triage.macros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.User;
import switchboard.triage.Ground;
import switchboard.triage.TriagePermissions;
import switchboard.triage.actions.Action;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.actions.Preview;
import switchboard.triage.actions.Texts;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;

/** Shows what a macro would do to a ticket, and does it, as the person who applies it. */
public final class Macros {

    private final Ground ground;
    private final Definitions macros;
    private final ActionRunner runner;

    public Macros(Ground ground, Definitions macros) {
        this.ground = ground;
        this.macros = macros;
        this.runner = new ActionRunner(ground, replies(macros));
    }

    /** What macros say in public, by id or name, to a ticket of an organization; nothing where there is no such macro. */
    public static Texts.Replies replies(Definitions macros) {
        return (macro, organization, locale) -> {
            Definition found = macros.active(macro, organization);
            return found == null ? "" : Texts.in(texts(found, "reply"), locale);
        };
    }

    /**
     * What a macro would do.
     *
     * @param language of its texts
     */
    public record Seen(UUID macro, String language, List<Map<String, Object>> effects) {}

    /**
     * What was done, in order. Where something was refused, what came before it stands.
     *
     * @param done one line for each thing, with {@code result} done or refused, and why
     */
    public record Applied(UUID macro, boolean complete, List<Map<String, Object>> done) {}

    public Seen preview(Caller caller, String ticket, String macro, Input input) {
        String wished = language(input);
        Ticket found = ticket(caller, ticket);
        Definition definition = usable(caller, macro, found);
        String language = wished == null ? locale(found) : wished;
        Preview preview =
                Preview.of(actions(definition, language), found, action -> runner.text(action, caller, found));
        return new Seen(definition.id(), language, preview.effects());
    }

    public Applied apply(Caller caller, String ticket, String macro, Input input) {
        String wished = language(input);
        Ticket found = ticket(caller, ticket);
        Definition definition = usable(caller, macro, found);
        List<Map<String, Object>> done = new ArrayList<>();
        for (Action action : actions(definition, wished == null ? locale(found) : wished)) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("do", action.does());
            done.add(line);
            try {
                runner.perform(action, caller, found.id(), Origin.API);
                line.put("result", "done");
            } catch (ServiceDeskException refusal) {
                if (done.size() == 1) {
                    throw refusal;
                }
                line.put("result", "refused");
                line.put("code", refusal.code());
                line.put("detail", refusal.detail());
                return new Applied(definition.id(), false, done);
            }
        }
        return new Applied(definition.id(), true, done);
    }

    /** In this order: what is said, what is noted, what is set, where the ticket goes. */
    private static List<Action> actions(Definition macro, String language) {
        List<Action> actions = new ArrayList<>();
        addText(actions, Action.REPLY, Texts.in(texts(macro, "reply"), language));
        addText(actions, Action.NOTE, Texts.in(texts(macro, "note"), language));
        if (macro.content().get("fields") instanceof Map<?, ?> fields) {
            actions.add(new Action(Action.SET, Map.of("fields", fields)));
        }
        if (macro.content().get("transition") instanceof Map<?, ?> move) {
            Map<String, Object> values = new LinkedHashMap<>();
            move.forEach((name, value) -> values.put(String.valueOf(name), value));
            actions.add(new Action(Action.TRANSITION, values));
        }
        return actions;
    }

    private static void addText(List<Action> actions, String does, String text) {
        if (!text.isBlank()) {
            actions.add(new Action(does, Map.of("body", text)));
        }
    }

    private static Map<String, ?> texts(Definition macro, String name) {
        Map<String, Object> texts = new LinkedHashMap<>();
        if (macro.content().get(name) instanceof Map<?, ?> map) {
            map.forEach((language, text) -> texts.put(String.valueOf(language), text));
        }
        return texts;
    }

    private static @Nullable String language(Input input) {
        String language = input.text("language", 35);
        input.check();
        return language == null || language.isBlank() ? null : language.strip();
    }

    private String locale(Ticket ticket) {
        return ground.users().user(ticket.requester()).map(User::locale).orElse("en");
    }

    private Ticket ticket(Caller caller, String id) {
        try {
            return ground.tickets().find(caller, UUID.fromString(id)).orElseThrow(Macros::absent);
        } catch (IllegalArgumentException noId) {
            throw absent();
        }
    }

    private static NotFoundException absent() {
        return new NotFoundException("ticket.not_found", "There is no such ticket.");
    }

    /** A macro that may be applied to this ticket: of all organizations, or of the ticket's. */
    private Definition usable(Caller caller, String id, Ticket ticket) {
        if (!caller.reach(TriagePermissions.MACRO_APPLY).covers(ticket.organization(), ticket.team(), Set.of())) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission " + TriagePermissions.MACRO_APPLY + ".");
        }
        Definition macro = macros.usable(id);
        if (macro == null || !macro.isFor(ticket.organization())) {
            throw new NotFoundException("macro.not_found", "There is no such macro.");
        }
        if (!macro.active()) {
            throw new ConflictException("macro.inactive", "The macro is not active.");
        }
        return macro;
    }
}
