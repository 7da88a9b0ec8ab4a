package switchboard.api.search;

import java.util.List;
import java.util.Map;

/**
 * Changes to the index of one type.
 *
 * @param type the source's type
 * @param documents to add or replace
 * @param removed ids to remove
 */
public record SearchBatch(String type, List<SearchDocument> documents, List<String> removed) {

    public SearchBatch {
        documents = List.copyOf(documents);
        removed = List.copyOf(removed);
    }

    /** A batch from what a source answered: an id asked for and not answered is removed. */
    public static SearchBatch of(String type, List<String> asked, Map<String, SearchDocument> answered) {
        return new SearchBatch(
                type,
                List.copyOf(answered.values()),
                asked.stream().filter(id -> !answered.containsKey(id)).toList());
    }
}
