/**
 * Measures the server beside its floor: the same statements, the same search, the same size of answer, behind a bare Jetty
 * handler. Both run as processes of their own with the same options, and are measured in turns.
 */
@NullMarked
package switchboard.bench;

import org.jspecify.annotations.NullMarked;
