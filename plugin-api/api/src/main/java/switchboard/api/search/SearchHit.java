package switchboard.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One hit.
 *
 * @param snippet escaped HTML in which only {@code <mark>} stands
 * @param keywords the document's keywords, for whoever asked through {@link Search}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchHit(
        String type,
        String id,
        @Nullable String number,
        String title,
        String snippet,
        @Nullable String language,
        float score,
        Map<String, Set<String>> keywords) {}
