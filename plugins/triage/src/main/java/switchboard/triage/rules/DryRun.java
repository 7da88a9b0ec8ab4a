package switchboard.triage.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.actions.Preview;
import switchboard.triage.conditions.Condition;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.conditions.Facts;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.definitions.Kind;

/** What rules would make of the last tickets that the caller sees, as they are now. Nothing is written. */
public final class DryRun {

    private static final int MOST_TICKETS = 1_000;
    private static final int MOST_RULES = 20;
    private static final int PAGE = 200;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Set<String> NOT_FILTERS = Set.of("sort", "limit", "cursor", "count", "select");

    private final Ground ground;
    private final Definitions rules;
    private final Conditions conditions;
    private final RuleShape shape;
    private final ActionRunner runner;

    public DryRun(Ground ground, Definitions rules, Conditions conditions, RuleShape shape, ActionRunner runner) {
        this.ground = ground;
        this.rules = rules;
        this.conditions = conditions;
        this.shape = shape;
        this.runner = runner;
    }

    /**
     * What would happen.
     *
     * @param examined how many tickets were looked at
     * @param complete whether those were all that were asked for; otherwise time ran out
     * @param items the tickets that would change
     */
    public record Report(int examined, int matched, boolean complete, List<Item> items) {}

    /** What one ticket would become, and by which rules. */
    public record Item(UUID ticket, String number, List<Map<String, Object>> rules) {}

    public Report run(Caller caller, Input input) {
        Long last = input.number("last", 1, MOST_TICKETS);
        List<Rule> asked = rules(caller, input);
        Map<String, List<String>> filter = filter(input);
        input.check();
        Instant end = ground.clock().instant().plus(LONGEST);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        int wanted = last == null ? 100 : last.intValue();
        List<Item> items = new ArrayList<>();
        Surroundings surroundings = new Surroundings(ground);
        int examined = 0;
        String cursor = null;
        do {
            Page<Ticket> page = page(caller, filter, Math.min(PAGE, wanted - examined), cursor);
            surroundings.prepare(page.items());
            Map<UUID, KeyInformation> information = asked.stream().anyMatch(Surroundings::askInformation)
                    ? surroundings.information(caller, page.items())
                    : Map.of();
            for (Ticket ticket : page.items()) {
                if (System.nanoTime() > deadline || ground.clock().instant().isAfter(end)) {
                    return new Report(examined, items.size(), false, items);
                }
                examined++;
                Item item = item(
                        asked,
                        ticket,
                        surroundings,
                        information.getOrDefault(ticket.id(), KeyInformation.NONE),
                        caller);
                if (item != null) {
                    items.add(item);
                }
            }
            cursor = page.next();
        } while (cursor != null && examined < wanted);
        return new Report(examined, items.size(), true, items);
    }

    private Page<Ticket> page(Caller caller, Map<String, List<String>> filter, int limit, @Nullable String cursor) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filter);
        parameters.put("sort", List.of("-createdAt"));
        parameters.put("limit", List.of(Integer.toString(limit)));
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return ground.tickets().list(caller, parameters);
    }

    private @Nullable Item item(
            List<Rule> asked, Ticket ticket, Surroundings surroundings, KeyInformation information, Caller caller) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Ticket now = ticket;
        for (Rule rule : asked) {
            if (rule.definition().isFor(ticket.organization())) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("rule", rule.definition().name());
                try {
                    if (holds(rule, now, surroundings, information)) {
                        Ticket before = now;
                        Preview preview =
                                Preview.of(rule.actions(), now, action -> runner.text(action, caller, before));
                        line.put("effects", preview.effects());
                        now = preview.ticket();
                        addWhereSomething(lines, line, preview);
                        if (rule.stops()) {
                            break;
                        }
                    }
                } catch (Condition.UndecidedException undecided) {
                    line.put("undecided", String.valueOf(undecided.getMessage()));
                    lines.add(line);
                }
            }
        }
        return lines.isEmpty() ? null : new Item(ticket.id(), ticket.number(), lines);
    }

    private static void addWhereSomething(List<Map<String, Object>> lines, Map<String, Object> line, Preview preview) {
        if (!preview.changesNothing()) {
            lines.add(line);
        }
    }

    private boolean holds(Rule rule, Ticket ticket, Surroundings surroundings, KeyInformation information)
            throws Condition.UndecidedException {
        String type =
                rule.on().contains("created") ? "created" : rule.on().iterator().next();
        Facts facts = Facts.of(
                ticket,
                Happenings.supposed(type, ticket),
                surroundings.of(ticket),
                information,
                ground.clock().instant());
        return rule.condition().holds(facts);
    }

    /** One rule as it would be written, or some that there are, by id. */
    private List<Rule> rules(Caller caller, Input input) {
        Input inline = input.object("rule");
        List<String> stored = input.texts("rules", MOST_RULES, 40);
        if ((inline == null) == (stored == null || stored.isEmpty())) {
            input.fail("rule", "required", "or rules must be given, and not both");
            return List.of();
        }
        if (inline == null) {
            return stored.stream()
                    .map(id -> Rule.of(rules.get(caller, id), conditions))
                    .toList();
        }
        inline.text("name", 120);
        inline.number("order", 1, 1_000_000);
        inline.flag("active");
        Map<String, Object> content = content(inline);
        return content.isEmpty() ? List.of() : List.of(Rule.of(definition(content), conditions));
    }

    /** Nothing where something is wrong with it: told together with the rest. */
    private Map<String, Object> content(Input inline) {
        Map<String, Object> content = shape.read(inline);
        inline.noMore();
        try {
            conditions.compile("condition", String.valueOf(content.get("condition")));
            return content;
        } catch (InvalidInputException toldByTheInput) {
            return Map.of();
        }
    }

    private Definition definition(Map<String, Object> content) {
        Instant now = ground.clock().instant();
        return new Definition(new UUID(0, 0), Kind.RULE, "rule", 0, null, true, content, 0, null, now, now, 0);
    }

    /** The filters of the list of tickets. */
    private static Map<String, List<String>> filter(Input input) {
        Map<String, List<String>> filter = new LinkedHashMap<>();
        Input given = input.object("filter");
        if (given != null) {
            for (String name : given.names()) {
                if (NOT_FILTERS.contains(name)) {
                    given.refuse(name, "not_allowed", "is no filter");
                } else {
                    List<String> values = given.any(name) instanceof List<?> ? given.texts(name, 50, 200) : null;
                    String value = values == null ? String.valueOf(given.any(name)) : null;
                    filter.put(name, values == null ? List.of(String.valueOf(value)) : values);
                }
            }
        }
        return filter;
    }
}
