package switchboard.plugins.generation;

import org.jspecify.annotations.Nullable;

/** Finds the generation of a plugin that serves at this moment. */
@FunctionalInterface
public interface LiveGenerations {

    /** Null where none does. */
    @Nullable
    Generation live(String plugin);
}
