package switchboard.triage.actions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.User;
import switchboard.triage.Ground;

/** Does what actions say, through the ticket service: with the caller's permissions, guards and journal. */
public final class ActionRunner {

    private final Ground ground;
    private final Texts.Replies replies;

    /** @param replies what macros say in public */
    public ActionRunner(Ground ground, Texts.Replies replies) {
        this.ground = ground;
        this.replies = replies;
    }

    /** Does one thing to the ticket as it is now. */
    public void perform(Action action, Caller caller, UUID id, Origin origin) {
        switch (action.does()) {
            case Action.SET -> ground.tickets().change(caller, id, action.fields(), null, origin);
            case Action.TRANSITION -> move(action, caller, id, origin);
            case Action.NOTE -> ground.tickets().note(caller, id, text(action, caller, ticket(caller, id)), origin);
            case Action.REPLY -> reply(action, caller, id, origin);
            case Action.ASSIGN -> assign(action, caller, id, origin);
            case Action.NOTIFY -> tell(action, caller, ticket(caller, id), origin);
            default -> {
                // To stop is no deed.
            }
        }
    }

    /** A ticket that is where it is to go stays there. */
    private void move(Action action, Caller caller, UUID id, Origin origin) {
        if (!ticket(caller, id).status().equals(action.text("to"))) {
            Map<String, Object> fields = new LinkedHashMap<>(action.values());
            ground.tickets().transition(caller, id, fields, origin);
        }
    }

    private void reply(Action action, Caller caller, UUID id, Origin origin) {
        String text = text(action, caller, ticket(caller, id));
        if (!text.isBlank()) {
            ground.tickets().reply(caller, id, text, origin);
        }
    }

    private void tell(Action action, Caller caller, Ticket ticket, Origin origin) {
        ground.outside().tell(ticket, Receivers.of(action, ticket), text(action, caller, ticket), origin);
    }

    /** Whoever works on it already goes on. */
    private void assign(Action action, Caller caller, UUID id, Origin origin) {
        if (ticket(caller, id).assignee() == null) {
            String strategy = action.text("strategy");
            ground.outside().assign(caller, id, strategy.isBlank() ? null : strategy, origin);
        }
    }

    /** What an action would write, in the requester's language, with its placeholders filled. */
    public String text(Action action, Caller caller, Ticket ticket) {
        String text = action.text(action.does().equals(Action.NOTIFY) ? "message" : "body");
        if (action.does().equals(Action.REPLY) && !action.text("macro").isEmpty()) {
            String locale =
                    ground.users().user(ticket.requester()).map(User::locale).orElse("en");
            text = replies.reply(action.text("macro"), ticket.organization(), locale);
        }
        boolean nobody = caller.id().equals(ground.access().system().id());
        return text.contains("{{")
                ? Placeholders.filled(text, Placeholders.values(ticket, nobody ? null : caller.id(), ground.users()))
                : text;
    }

    private Ticket ticket(Caller caller, UUID id) {
        return ground.tickets()
                .find(caller, id)
                .orElseThrow(() -> new NotFoundException("ticket.not_found", "There is no such ticket."));
    }
}
