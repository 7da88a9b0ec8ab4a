package switchboard.triage.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.InvalidInputException;
import switchboard.triage.Ground;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;

/** The rules as they are now, each compiled once a version. */
public final class RuleBook {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private final Ground ground;
    private final Definitions definitions;
    private final Conditions conditions;
    private final Map<UUID, Rule> compiled = new ConcurrentHashMap<>();

    public RuleBook(Ground ground, Definitions definitions, Conditions conditions) {
        this.ground = ground;
        this.definitions = definitions;
        this.conditions = conditions;
    }

    /** In their order, also those that do not run. */
    public List<Rule> rules() {
        List<Definition> all = definitions.all();
        compiled.keySet().retainAll(all.stream().map(Definition::id).collect(Collectors.toSet()));
        List<Rule> rules = new ArrayList<>();
        for (Definition each : all) {
            Rule known = compiled.get(each.id());
            Rule rule = known != null && known.definition().equals(each) ? known : compiled(each);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    private @org.jspecify.annotations.Nullable Rule compiled(Definition definition) {
        try {
            Rule rule = Rule.of(definition, conditions);
            compiled.put(definition.id(), rule);
            return rule;
        } catch (InvalidInputException outdated) {
            // It was sound when it was written: the language of a newer version no longer has something it uses.
            LOG.warn("The rule {} cannot be read any more: {}", definition.id(), outdated.detail());
            ground.database().inTransaction(transaction -> {
                Definitions.suspend(
                        transaction.dsl(), definition.id(), "Its condition cannot be read any more; write it anew.");
                return definition;
            });
            return null;
        }
    }
}
