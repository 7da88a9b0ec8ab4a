package switchboard.tickets.codes;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All code tables at one moment. Immutable. */
public final class CodeBook {

    public static final String KIND = "kind";
    public static final String STATUS = "status";
    public static final String IMPACT = "impact";
    public static final String URGENCY = "urgency";
    public static final String PRIORITY = "priority";
    public static final String CLOSURE_CODE = "closure_code";
    public static final String CHANNEL = "channel";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_\\-]+");

    private final long version;
    private final Map<String, Map<String, Code>> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> activeKeys = new HashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Category> categoriesByName = new HashMap<>();
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final PriorityMatrix matrix;
    private final Workflow workflow;

    CodeBook(
            long version,
            Collection<Code> codes,
            Collection<Category> categories,
            Collection<PriorityRule> rules,
            Collection<Transition> transitions) {
        this.version = version;
        codes.stream()
                .sorted(Comparator.comparing(Code::table)
                        .thenComparing(Code::ordinal)
                        .thenComparing(Code::key))
                .forEach(code -> tables.computeIfAbsent(code.table(), any -> new LinkedHashMap<>())
                        .put(code.key(), code));
        tables.forEach((table, rows) -> activeKeys.put(
                table,
                rows.values().stream().filter(Code::active).map(Code::key).collect(Collectors.toUnmodifiableSet())));
        categories.stream()
                .sorted(Comparator.comparing(Category::ordinal).thenComparing(Category::key))
                .forEach(this::add);
        this.matrix = new PriorityMatrix(rules);
        table(STATUS).forEach((key, code) -> phases.put(key, code.phase() == null ? Phase.OPEN : code.phase()));
        this.workflow = new Workflow(transitions, phases);
    }

    private void add(Category category) {
        categories.put(category.key(), category);
        categoriesByName.putIfAbsent(folded(category.key()), category);
        category.labels().values().forEach(label -> categoriesByName.putIfAbsent(folded(label), category));
    }

    /** Grows with every edit of any table. */
    public long version() {
        return version;
    }

    /** The names of the tables. */
    public Set<String> tables() {
        return tables.keySet();
    }

    /** The rows of a table by key, in their order; empty where there is no such table. */
    public Map<String, Code> table(String table) {
        return tables.getOrDefault(table, Map.of());
    }

    /** The keys that new tickets may use. */
    public Set<String> active(String table) {
        return activeKeys.getOrDefault(table, Set.of());
    }

    /** Whether the key stands in the table, be it active or not. */
    public boolean has(String table, String key) {
        return table(table).containsKey(key);
    }

    /** Every category by key, in their order. */
    public Map<String, Category> categories() {
        return categories;
    }

    /** Finds a category by its key, or by a label in any language; case, spaces and underscores make no difference. */
    public Optional<Category> findCategory(String keyOrLabel) {
        @Nullable Category category = categories.get(keyOrLabel);
        return Optional.ofNullable(category != null ? category : categoriesByName.get(folded(keyOrLabel)));
    }

    public PriorityMatrix matrix() {
        return matrix;
    }

    public Workflow workflow() {
        return workflow;
    }

    /** The phases of all statuses, in their order. */
    public Map<String, Phase> phases() {
        return Collections.unmodifiableMap(phases);
    }

    /** What a status means; a status that another node has made a moment ago counts as open. */
    public Phase phase(String status) {
        return phases.getOrDefault(status, Phase.OPEN);
    }

    /** What a new ticket of the kind must say. */
    public List<String> requiredAtCreation(String kind) {
        Code code = table(KIND).get(kind);
        return code == null || code.requiredAtCreation() == null ? List.of() : code.requiredAtCreation();
    }

    /** Whether the category, or one of those above it, is among these. */
    public boolean isWithin(@Nullable String category, Collection<String> wanted) {
        Set<String> passed = new HashSet<>();
        for (String key = category; key != null && passed.add(key); ) {
            if (wanted.contains(key)) {
                return true;
            }
            Category each = categories.get(key);
            key = each == null ? null : each.parent();
        }
        return false;
    }

    /** The parts of the key information that the category and those above it demand. */
    public List<String> requiredInformation(@Nullable String category) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> passed = new HashSet<>();
        for (String key = category; key != null && passed.add(key); ) {
            Category each = categories.get(key);
            names.addAll(each == null ? List.of() : each.requiredInformation());
            key = each == null ? null : each.parent();
        }
        return List.copyOf(names);
    }

    /** How weighty a priority is: the higher the more urgent. */
    public int rank(String priority) {
        Code code = table(PRIORITY).get(priority);
        return code == null ? 0 : 1_000 - code.ordinal();
    }

    private static String folded(String name) {
        return SEPARATORS.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
