/**
 * Contracts: tests that hold for every plugin, or for whoever implements an extension point. A plugin extends a class or
 * implements an interface of these in its own tests, says what it is, and inherits the tests.
 */
@NullMarked
package switchboard.testkit.contracts;

import org.jspecify.annotations.NullMarked;
