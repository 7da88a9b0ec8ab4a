package switchboard.knowledge.articles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of an article's newest content. The published version of an article stays live while its newest content is
 * a draft or in review; archiving takes it away from readers.
 */
public enum ArticleStatus {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    ARCHIVED;

    /** As in JSON and in the database. */
    public static final Set<String> KEYS =
            Stream.of(values()).map(ArticleStatus::key).collect(Collectors.toUnmodifiableSet());

    private static final Map<ArticleStatus, Set<ArticleStatus>> MOVES = Map.of(
            DRAFT, Set.of(IN_REVIEW, PUBLISHED, ARCHIVED),
            IN_REVIEW, Set.of(DRAFT, PUBLISHED, ARCHIVED),
            PUBLISHED, Set.of(DRAFT, IN_REVIEW, ARCHIVED),
            ARCHIVED, Set.of(DRAFT, PUBLISHED));

    public static ArticleStatus of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an article may go from here to there. Staying is always allowed. */
    public boolean mayBecome(ArticleStatus next) {
        return next == this || moves().contains(next);
    }

    /** The keys of where an article may go from here, sorted. */
    public List<String> allowed() {
        return moves().stream().map(ArticleStatus::key).sorted().toList();
    }

    private Set<ArticleStatus> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }
}
