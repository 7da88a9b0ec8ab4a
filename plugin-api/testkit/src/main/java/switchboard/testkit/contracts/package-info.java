/** One interface of tests for each extension point: whoever implements it makes a test class that implements the contract. */
@NullMarked
package switchboard.testkit.contracts;

import org.jspecify.annotations.NullMarked;
