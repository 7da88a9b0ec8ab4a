package switchboard.major.actions;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.major.ground.Difference;
import switchboard.major.ground.Ground;

/** An action as a client sent it. What is null and not named as changed was not given. */
record ActionFields(
        @Nullable String title,
        @Nullable UUID owner,
        boolean changesDue,
        @Nullable Instant due,
        @Nullable String purpose,
        @Nullable String state,
        boolean changesResult,
        @Nullable String result) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_RESULT = 4_000;

    private static final Set<String> STATES = Set.of(Action.OPEN, Action.DONE, Action.CANCELLED);
    private static final Set<String> PURPOSES = Set.of(Action.RESPONSE, Action.PREVENTION);

    static ActionFields created(Input input, Ground ground) {
        String title = input.requiredText("title", LONGEST_TITLE);
        ActionFields fields = read(input, ground, title);
        if (!input.has("owner") || input.any("owner") == null) {
            input.fail("owner", "required", "is required: every action has an owner by name");
        }
        input.check();
        return fields;
    }

    static ActionFields patched(Input input, Ground ground) {
        ActionFields fields =
                read(input, ground, input.has("title") ? input.requiredText("title", LONGEST_TITLE) : null);
        if (input.has("owner") && input.any("owner") == null) {
            input.fail("owner", "required", "is required: every action has an owner by name");
        }
        input.check();
        return fields;
    }

    private static ActionFields read(Input input, Ground ground, @Nullable String title) {
        return new ActionFields(
                title,
                ground.person(input, "owner"),
                input.has("due"),
                input.instant("due"),
                input.oneOf("purpose", PURPOSES),
                input.oneOf("state", STATES),
                input.has("result"),
                input.text("result", LONGEST_RESULT));
    }

    /** Whether nothing but how far it has come is to be changed: that is also for the owner to say. */
    boolean onlyProgress() {
        return title == null && owner == null && !changesDue && purpose == null;
    }

    Difference differences(Action current) {
        return new Difference()
                .of("title", title != null, title, current.title())
                .of("owner", owner != null, owner, current.owner())
                .of("due", changesDue, due, current.due())
                .of("purpose", purpose != null, purpose, current.purpose())
                .of("state", state != null, state, current.state())
                .of("result", changesResult, result, current.result());
    }
}
