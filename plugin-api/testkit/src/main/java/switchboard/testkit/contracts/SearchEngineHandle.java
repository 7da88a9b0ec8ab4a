package switchboard.testkit.contracts;

import switchboard.api.search.SearchEngine;

/** One generation of an engine under test, with the steps of its life that {@link SearchEngine} itself does not have. */
public interface SearchEngineHandle extends AutoCloseable {

    SearchEngine engine();

    /** As the plugin's {@code takeOver}. */
    void takeOver() throws Exception;

    /** As the plugin's {@code quiesce}. */
    void quiesce() throws Exception;

    /** As the plugin's {@code stop} without a {@code quiesce} before it: what was not durable is lost. */
    @Override
    void close() throws Exception;
}
