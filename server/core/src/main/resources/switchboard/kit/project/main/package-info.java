/** {{title}}: keeps items, each perhaps about a ticket. */
@NullMarked
package {{package}};

import org.jspecify.annotations.NullMarked;
