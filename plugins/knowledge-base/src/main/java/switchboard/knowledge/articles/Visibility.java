package switchboard.knowledge.articles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may read an article once it is published. */
public enum Visibility {
    /** Every signed-in person, of whatever organization. */
    PUBLIC,
    /** Whoever has {@code article:read} over the article's organization. */
    INTERNAL,
    /** Of those, and of the people of the organization, only who has one of the article's roles. */
    ROLES;

    /** As in JSON and in the database. */
    public static final Set<String> KEYS =
            Stream.of(values()).map(Visibility::key).collect(Collectors.toUnmodifiableSet());

    public static Visibility of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
