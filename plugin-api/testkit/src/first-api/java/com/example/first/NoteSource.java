package com.example.first;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.Language;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;

/** Notes can be searched. */
final class NoteSource implements SearchSource {

    private final Notes notes;

    NoteSource(Notes notes) {
        this.notes = notes;
    }

    @Override
    public String type() {
        return "firstnote";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("firstnote.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return List.of(event.subject().id());
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        Map<String, SearchDocument> documents = new HashMap<>();
        for (Note note : notes.some(ids)) {
            documents.put(
                    note.id().toString(),
                    new SearchDocument(
                            note.id().toString(),
                            note.version(),
                            Language.of("en").code(),
                            null,
                            note.title(),
                            "",
                            "",
                            Set.of("organization:" + note.organization(), "person:" + note.author()),
                            Set.of(),
                            Map.of("pinned", Set.of("" + note.pinned()))));
        }
        return documents;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        return notes.after(after, limit).stream()
                .map(note -> new ItemVersion(note.id().toString(), note.version()))
                .toList();
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        Reach reach = caller.reach(FirstPlugin.READ);
        Set<String> tokens = new HashSet<>();
        reach.organizations().forEach(id -> tokens.add("organization:" + id));
        reach.teams().forEach(id -> tokens.add("team:" + id));
        if (reach.own() != null) {
            tokens.add("person:" + reach.own());
        }
        return reach.isNone() ? SearchFilter.NOTHING : new SearchFilter(reach.all(), tokens, false, Set.of());
    }
}
