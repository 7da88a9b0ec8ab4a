/**
 * The example plugin: shift hand-overs. A small module with everything that a module has, to be read along with the
 * tutorial. It knows the plugin API and nothing else of the server.
 */
@NullMarked
package switchboard.example;

import org.jspecify.annotations.NullMarked;
