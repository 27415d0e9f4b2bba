/** JMH benchmarks. Run them with {@code mvn -q -Pbenchmarks -pl benchmarks -am -DskipTests package}. */
@NullMarked
package dev.mockapns.benchmarks;

import org.jspecify.annotations.NullMarked;
