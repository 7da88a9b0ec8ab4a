package switchboard.servicelevels.alarms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.Target;

/** Reads what a client says about a ladder, strictly, every fault at once. */
public final class LadderFields {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_LEVELS = 10;
    private static final int MOST_PEOPLE = 50;
    private static final int MOST_WORDS = 50;
    private static final int MOST_CHANNELS = 5;
    private static final long LONGEST_MINUTES = 525_600;

    private final UserDirectory people;
    private final Supplier<Set<String>> channels;

    /** @param channels the names of those that there are */
    public LadderFields(UserDirectory people, Supplier<Set<String>> channels) {
        this.people = people;
        this.channels = channels;
    }

    /** What is said; null for what stays. */
    record Draft(
            @Nullable String name,
            @Nullable UUID organization,
            @Nullable Integer ordinal,
            @Nullable Set<String> priorities,
            @Nullable Set<String> kinds,
            @Nullable Set<String> targets,
            @Nullable List<Level> levels) {}

    Draft read(Input input, boolean isNew) {
        String name = isNew || input.has("name") ? input.requiredText("name", LONGEST_NAME) : null;
        UUID organization = null;
        if (isNew) {
            organization = organization(input);
        } else {
            input.refuse("organization", "read_only", "cannot be changed");
        }
        Long ordinal = input.number("ordinal", 0, 100_000);
        Set<String> priorities = words(input, "priorities", MOST_WORDS, null);
        Set<String> kinds = words(input, "kinds", MOST_WORDS, Kind.KEYS);
        Set<String> targets = words(input, "targets", MOST_WORDS, Target.KEYS);
        List<Level> levels = levels(input);
        if (levels == null ? isNew : levels.isEmpty()) {
            input.fail("levels", "required", "must have one level at least");
        }
        input.check();
        return new Draft(
                name, organization, ordinal == null ? null : ordinal.intValue(), priorities, kinds, targets, levels);
    }

    private static @Nullable Set<String> words(Input input, String field, int most, @Nullable Set<String> allowed) {
        List<String> words = input.texts(field, most, 60);
        if (words == null) {
            return null;
        }
        if (allowed != null && !allowed.containsAll(words)) {
            input.fail(
                    field,
                    "not_allowed",
                    "must be among "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
        return Set.copyOf(words);
    }

    private @Nullable List<Level> levels(Input input) {
        List<Input> given = input.objects("levels", MOST_LEVELS);
        if (given == null) {
            return null;
        }
        Set<String> there = channels.get();
        List<Level> levels = new ArrayList<>();
        for (Input each : given) {
            Long share = each.number("share", 1, 1_000);
            Long afterBreach = each.number("afterBreach", 0, LONGEST_MINUTES);
            Set<String> who = words(each, "who", MOST_WORDS, Level.WHO);
            Set<UUID> named = people(each);
            Boolean urgent = each.flag("urgent");
            Set<String> by = words(each, "channels", MOST_CHANNELS, there);
            Long acknowledgeWithin = each.number("acknowledgeWithin", 1, LONGEST_MINUTES);
            each.noMore();
            if (share != null && afterBreach != null) {
                each.fail("share", "not_allowed", "and afterBreach exclude each other");
            }
            if (levels.isEmpty() && share == null && afterBreach == null) {
                each.fail("share", "required", "or afterBreach is required on the first level");
            }
            if ((who == null || who.isEmpty()) && named.isEmpty()) {
                each.fail("who", "required", "or people must name somebody");
            }
            levels.add(new Level(
                    number(share),
                    number(afterBreach),
                    who == null ? Set.of() : who,
                    named,
                    Boolean.TRUE.equals(urgent),
                    by == null ? Set.of() : by,
                    number(acknowledgeWithin)));
        }
        return levels;
    }

    private Set<UUID> people(Input input) {
        Set<UUID> found = new HashSet<>();
        List<String> references = input.texts("people", MOST_PEOPLE, 254);
        for (String reference : references == null ? List.<String>of() : references) {
            people.findUser(reference)
                    .map(User::id)
                    .ifPresentOrElse(
                            found::add, () -> input.fail("people", "not_found", "names somebody who is not there"));
        }
        return found;
    }

    private @Nullable UUID organization(Input input) {
        String reference = input.text("organization", 200);
        if (reference == null) {
            return null;
        }
        UUID found = people.findOrganization(reference).map(Organization::id).orElse(null);
        if (found == null) {
            input.fail("organization", "not_found", "is no organization of this desk");
        }
        return found;
    }

    private static @Nullable Integer number(@Nullable Long number) {
        return number == null ? null : number.intValue();
    }
}
