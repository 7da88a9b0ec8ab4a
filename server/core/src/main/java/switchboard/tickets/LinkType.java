package switchboard.tickets;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How two tickets hang together.
 *
 * @param directed whether it says something else the other way round; then a circle of them would make no sense
 */
record LinkType(String key, boolean directed) {

    static final String PARENT = "parent_of";
    static final String DUPLICATE = "duplicate_of";
    static final String RELATED = "related_to";

    private static final Map<String, LinkType> ALL = all();

    static Set<String> keys() {
        return new TreeSet<>(ALL.keySet());
    }

    static LinkType of(String key) {
        LinkType type = ALL.get(key);
        if (type == null) {
            throw new IllegalArgumentException("There is no link " + key);
        }
        return type;
    }

    /** The counter row that every new link of this type writes, so that two of them cannot close a circle together. */
    String guard() {
        return "link_" + key;
    }

    private static Map<String, LinkType> all() {
        Map<String, LinkType> all = new TreeMap<>();
        for (String key : Set.of(PARENT, DUPLICATE, "blocks", "caused_by")) {
            all.put(key, new LinkType(key, true));
        }
        all.put(RELATED, new LinkType(RELATED, false));
        return java.util.Collections.unmodifiableMap(all);
    }
}
