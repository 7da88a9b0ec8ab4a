/** JSON: the strict mapper, and plain values (maps, lists, texts, numbers) to text and back. Only mappers made here are used. */
@NullMarked
package switchboard.json;

import org.jspecify.annotations.NullMarked;
