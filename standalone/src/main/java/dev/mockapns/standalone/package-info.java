/** MockApns as a program: {@code demo} and {@code serve}. */
@NullMarked
package dev.mockapns.standalone;

import org.jspecify.annotations.NullMarked;
