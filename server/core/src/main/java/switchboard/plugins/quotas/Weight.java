package switchboard.plugins.quotas;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import switchboard.api.search.SearchDocument;

/** About how many characters something takes, without writing it down. */
public final class Weight {

    private static final int OTHER = 40;
    private static final int DEEPEST = 50;

    private Weight() {}

    /** Of a plain value: texts, numbers, lists, maps. */
    public static long of(Object value) {
        return of(value, 0);
    }

    private static long of(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("The value is nested too deeply");
        }
        return switch (value) {
            case CharSequence text -> text.length() + 2L;
            case Map<?, ?> map -> {
                long sum = 2;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    sum += part(entry.getKey(), depth) + part(entry.getValue(), depth) + 2;
                }
                yield sum;
            }
            case Collection<?> elements -> {
                long sum = 2;
                for (Object element : elements) {
                    sum += part(element, depth) + 1;
                }
                yield sum;
            }
            default -> OTHER;
        };
    }

    private static long part(@org.jspecify.annotations.Nullable Object part, int depth) {
        return part == null ? 4 : of(part, depth + 1);
    }

    static long of(SearchDocument document) {
        long keywords = document.keywords().entrySet().stream()
                .mapToLong(entry -> entry.getKey().length() + ofAll(entry.getValue()))
                .sum();
        return document.title().length()
                + (long) document.body().length()
                + document.internalBody().length()
                + ofAll(document.audience())
                + ofAll(document.internalAudience())
                + keywords;
    }

    private static long ofAll(Set<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }
}
