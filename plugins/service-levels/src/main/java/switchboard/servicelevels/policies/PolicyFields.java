package switchboard.servicelevels.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.Calendars;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** Reads what a client says about a policy, strictly, every fault at once. */
public final class PolicyFields {

    static final int LONGEST_NAME = 100;
    private static final int USUAL_ORDINAL = 1_000;
    private static final int MOST_PROPOSED = 20;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_STATUSES = 50;
    private static final long LONGEST_MINUTES = 525_600;
    private static final Set<String> TEAMS = Set.of("team");
    private static final Set<String> ORGANIZATIONS = Set.of("organization", "requesterOrganization");
    private static final Set<String> PEOPLE = Set.of("requester", "assignee", "owner");
    private static final Set<String> CODES =
            Set.of("kind", "status", "impact", "urgency", "priority", "category", "channel");
    private static final Pattern CUSTOM =
            Pattern.compile("fields\\.[A-Za-z][A-Za-z0-9_-]{0,49}(\\.[A-Za-z][A-Za-z0-9_-]{0,48})?");

    private final UserDirectory people;
    private final Calendars calendars;

    public PolicyFields(UserDirectory people, Calendars calendars) {
        this.people = people;
        this.calendars = calendars;
    }

    /** What is said about the policy as a whole, and what its next version is to say. */
    record Draft(
            String name,
            Kind kind,
            @Nullable UUID organization,
            int ordinal,
            @Nullable Instant validFrom,
            Content content) {}

    Draft readNew(Input input) {
        String name = input.requiredText("name", LONGEST_NAME);
        String kind = input.oneOf("kind", Kind.KEYS);
        if (kind == null && !input.has("kind")) {
            input.fail("kind", "required", "is required");
        }
        Kind known = kind == null ? Kind.SLA : Kind.of(kind);
        UUID organization = organization(input, "organization");
        Long ordinal = input.number("ordinal", 0, 100_000);
        Instant validFrom = input.instant("validFrom");
        Content content =
                content(input, new Content(true, List.of(), Map.of(), null, known.usualPauses(), known.usualCounts()));
        input.check();
        return new Draft(
                name, known, organization, ordinal == null ? USUAL_ORDINAL : ordinal.intValue(), validFrom, content);
    }

    Draft readChange(Input input, Policy before) {
        String name = input.has("name") ? input.requiredText("name", LONGEST_NAME) : before.name();
        Long ordinal = input.number("ordinal", 0, 100_000);
        Instant validFrom = input.instant("validFrom");
        Content content = content(input, before.versions().getLast().content());
        input.refuse("kind", "read_only", "cannot be changed");
        input.refuse("organization", "read_only", "cannot be changed");
        input.check();
        return new Draft(
                name,
                before.kind(),
                before.organization(),
                ordinal == null ? before.ordinal() : ordinal.intValue(),
                validFrom,
                content);
    }

    /**
     * Policies that are proposed: new ones, and changes of those that are named.
     *
     * @param known finds a policy that the caller sees by its id
     */
    public Proposal proposal(Input input, Function<String, Optional<Policy>> known, Supplier<UUID> ids, Instant now) {
        List<Input> given = input.objects("policies", MOST_PROPOSED);
        if (given == null || given.isEmpty()) {
            input.fail("policies", "required", "must name one policy at least");
            return new Proposal(List.of());
        }
        Map<UUID, Policy> proposed = new LinkedHashMap<>();
        for (Input each : given) {
            Policy policy = each.has("policy") ? changed(each, known) : made(each, ids.get(), proposed.size() + 1, now);
            if (policy != null && proposed.putIfAbsent(policy.id(), policy) != null) {
                each.fail("policy", "duplicate", "stands there twice");
            }
            each.noMore();
        }
        return new Proposal(List.copyOf(proposed.values()));
    }

    private @Nullable Policy changed(Input input, Function<String, Optional<Policy>> known) {
        String id = input.requiredText("policy", LONGEST_VALUE);
        Policy policy = known.apply(id).orElse(null);
        if (policy == null) {
            input.fail("policy", "not_found", "is no policy that you see");
            input.names().forEach(input::any);
            return null;
        }
        Long ordinal = input.number("ordinal", 0, 100_000);
        return Proposal.allAlong(
                policy.id(),
                policy.name(),
                policy.kind(),
                policy.organization(),
                ordinal == null ? policy.ordinal() : ordinal.intValue(),
                content(input, policy.versions().getLast().content()),
                policy.createdAt());
    }

    private Policy made(Input input, UUID id, int number, Instant now) {
        String name = input.text("name", LONGEST_NAME);
        String kind = input.oneOf("kind", Kind.KEYS);
        Kind known = kind == null ? Kind.SLA : Kind.of(kind);
        Long ordinal = input.number("ordinal", 0, 100_000);
        return Proposal.allAlong(
                id,
                name == null || name.isBlank() ? "Proposal " + number : name.strip(),
                known,
                organization(input, "organization"),
                ordinal == null ? USUAL_ORDINAL : ordinal.intValue(),
                content(input, new Content(true, List.of(), Map.of(), null, known.usualPauses(), known.usualCounts())),
                now);
    }

    /** The content with what the input says of it. */
    public Content content(Input input, Content before) {
        Boolean active = input.flag("active");
        List<Condition> conditions = conditions(input);
        Map<Target, Duration> targets = targets(input, before.targets());
        String calendar = input.has("calendar") ? calendar(input) : before.calendar();
        List<String> pauses = input.texts("pauses", MOST_STATUSES, 60);
        List<String> counts = input.texts("counts", MOST_STATUSES, 60);
        if (targets.isEmpty()) {
            input.fail("targets", "required", "must name one target at least");
        }
        return new Content(
                active == null ? before.active() : active,
                conditions == null ? before.conditions() : conditions,
                targets,
                calendar,
                pauses == null ? before.pauses() : Set.copyOf(pauses),
                counts == null ? before.counts() : Set.copyOf(counts));
    }

    private static Map<Target, Duration> targets(Input input, Map<Target, Duration> before) {
        Map<Target, Duration> targets = new EnumMap<>(Target.class);
        targets.putAll(before);
        Input given = input.object("targets");
        if (given == null) {
            return targets;
        }
        for (Target target : Target.values()) {
            Long minutes = given.number(target.field(), 1, LONGEST_MINUTES);
            if (minutes != null) {
                targets.put(target, Duration.ofMinutes(minutes));
            } else if (given.has(target.field())) {
                targets.remove(target);
            }
        }
        given.noMore();
        return targets;
    }

    private @Nullable List<Condition> conditions(Input input) {
        List<Input> given = input.objects("conditions", MOST_CONDITIONS);
        if (given == null) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        for (Input each : given) {
            String field = each.requiredText("field", 120);
            List<String> values = each.texts("values", MOST_VALUES, LONGEST_VALUE);
            if (values == null || values.isEmpty()) {
                each.fail("values", "required", "must have one value at least");
            } else if (!field.isEmpty()) {
                conditions.add(new Condition(field, known(each, field, values)));
            }
            each.noMore();
        }
        return conditions;
    }

    private Set<String> known(Input input, String field, List<String> values) {
        Set<String> known = new HashSet<>();
        boolean isField = TEAMS.contains(field)
                || ORGANIZATIONS.contains(field)
                || PEOPLE.contains(field)
                || CODES.contains(field)
                || CUSTOM.matcher(field).matches();
        if (!isField) {
            input.fail("field", "not_allowed", "is no field that a policy can ask for");
            return known;
        }
        for (String value : values) {
            Optional<String> id = TEAMS.contains(field)
                    ? people.findTeam(value).map(Team::id).map(UUID::toString)
                    : ORGANIZATIONS.contains(field)
                            ? people.findOrganization(value)
                                    .map(Organization::id)
                                    .map(UUID::toString)
                            : PEOPLE.contains(field)
                                    ? people.findUser(value).map(User::id).map(UUID::toString)
                                    : Optional.of(value);
            id.ifPresentOrElse(known::add, () -> input.fail("values", "not_found", "names what is not there"));
        }
        return known;
    }

    private @Nullable String calendar(Input input) {
        String reference = input.text("calendar", 100);
        if (reference == null || reference.equals(Content.OF_TEAM)) {
            return reference;
        }
        BusinessCalendar found = calendars.find(reference).orElse(null);
        if (found == null) {
            input.fail("calendar", "not_found", "must be a calendar by id or name, or team");
            return null;
        }
        return found.id().toString();
    }

    private @Nullable UUID organization(Input input, String field) {
        String reference = input.text(field, LONGEST_VALUE);
        if (reference == null) {
            return null;
        }
        UUID found = people.findOrganization(reference).map(Organization::id).orElse(null);
        if (found == null) {
            input.fail(field, "not_found", "is no organization of this desk");
        }
        return found;
    }
}
