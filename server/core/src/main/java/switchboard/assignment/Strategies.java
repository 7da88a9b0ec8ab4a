package switchboard.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.rotas.Duty;

/** The strategies that are there: the core's and those of the enabled plugins. Safe for use by several threads. */
public final class Strategies {

    private static final String CORE = "core";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    private final ModuleReaches modules;
    private volatile Map<String, Owned> byName;

    /**
     * @param modules for which organizations the plugins of the strategies are enabled
     * @param onCall who is on call for a team at a time, by each of its rotas
     */
    public Strategies(ModuleReaches modules, BiFunction<UUID, Instant, List<Duty>> onCall) {
        this.modules = modules;
        this.byName = List.of(
                        new Manual(),
                        new RoundRobin(),
                        new LeastLoaded(),
                        new BySkill(),
                        new Sticky(),
                        new WhoeverIsOnCall(onCall))
                .stream()
                .collect(Collectors.toUnmodifiableMap(AssignmentStrategy::name, strategy -> new Owned(CORE, strategy)));
    }

    private record Owned(String owner, AssignmentStrategy strategy) {}

    /** One strategy as it is shown; owner is core, or a plugin. */
    public record View(String name, String owner) {}

    /**
     * Sets the strategies of a plugin, in place of those it had.
     *
     * @throws IllegalArgumentException where a name is none, or another's; nothing has changed then
     */
    public synchronized void define(String owner, List<AssignmentStrategy> strategies) {
        Map<String, Owned> next = new HashMap<>(byName);
        next.values().removeIf(owned -> owned.owner().equals(owner));
        for (AssignmentStrategy strategy : strategies) {
            String name = strategy.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("An assignment strategy cannot be named " + name);
            }
            Owned other = next.putIfAbsent(name, new Owned(owner, strategy));
            if (other != null) {
                throw new IllegalArgumentException("The assignment strategy " + name + " is that of " + other.owner());
            }
        }
        byName = Map.copyOf(next);
    }

    /** Takes a plugin's strategies away; teams that name them give out their work by hand meanwhile. */
    public synchronized void remove(String owner) {
        define(owner, List.of());
    }

    /** The strategy, where it is there and its plugin is enabled for the organization. */
    Optional<AssignmentStrategy> find(String name, UUID organization) {
        Owned owned = byName.get(name);
        return owned == null || !modules.covers(owned.owner(), organization)
                ? Optional.empty()
                : Optional.of(owned.strategy());
    }

    /** Those that are there for the caller, by name. */
    public List<View> list(Caller caller) {
        List<View> views = new ArrayList<>();
        new TreeMap<>(byName).forEach((name, owned) -> {
            if (modules.covers(owned.owner(), caller)) {
                views.add(new View(name, owned.owner()));
            }
        });
        return views;
    }

    boolean has(Caller caller, String name) {
        Owned owned = byName.get(name);
        return owned != null && modules.covers(owned.owner(), caller);
    }
}
