package switchboard.triage.definitions;

import java.util.Map;
import switchboard.api.http.Input;

/** Reads what is particular to one kind. */
public interface Shape {

    /** The content, made of texts, numbers, flags, lists and maps; faults are recorded in the input. */
    Map<String, Object> read(Input input);

    /** Told after a definition was written or deleted; to be quick. */
    default void written(Definition definition) {}
}
