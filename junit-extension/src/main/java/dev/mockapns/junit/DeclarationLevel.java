/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The annotations of one class or one method, which change what the classes around it declare.
 *
 * @param isTest whether they apply to one test only
 * @param takesTurns whether the class, or one around it, is annotated itself, so that JUnit asks {@link FakeLocks}
 */
record DeclarationLevel(Class<?> testClass, boolean isTest, boolean takesTurns) {

    void addTo(Map<String, Declaration> declared, List<Site> sites) {
        sites.forEach(SiteCheck::check);
        Map<String, List<Site>> byName =
                sites.stream().collect(groupingBy(site -> site.annotation().name(), LinkedHashMap::new, toList()));
        byName.forEach((name, ofOneFake) -> {
            Declaration outer = declared.get(name);
            if (outer != null) {
                declared.put(name, over(outer, ofOneFake));
            } else if (ofOneFake.stream().anyMatch(Site::declares)) {
                declared.put(name, merged(unchanged(name), ofOneFake));
            }
        });
    }

    /** Returns what counts if no annotation says anything. */
    private Declaration unchanged(String name) {
        return new Declaration(FakeSettings.defaults(name), Lifetime.TEST, false, testClass, takesTurns, "");
    }

    private Declaration over(Declaration outer, List<Site> sites) {
        boolean wantsOwn = sites.stream().anyMatch(this::changes);
        boolean shares = inStaticField(sites) && !outer.isShared();
        return wantsOwn || shares ? merged(outer, sites) : outer;
    }

    private Declaration merged(Declaration outer, List<Site> sites) {
        Site first = first(sites);
        return new Declaration(
                first.settings().over(outer.settings()),
                isTest ? Lifetime.TEST : lifetime(outer.lifetime(), sites),
                systemProperties(outer, sites),
                testClass,
                takesTurns,
                first.where());
    }

    private boolean changes(Site site) {
        return !site.settings().sayNothing()
                || site.annotation().lifetime() != Lifetime.INHERIT
                || site.annotation().systemProperties() != Toggle.INHERIT;
    }

    private static boolean inStaticField(List<Site> sites) {
        return sites.stream().anyMatch(site -> site.place() == AnnotationTarget.STATIC_FIELD);
    }

    private static boolean systemProperties(Declaration outer, List<Site> sites) {
        Toggle inherited = outer.systemProperties() ? Toggle.ON : Toggle.OFF;
        for (Site site : sites) {
            Toggle wanted = site.annotation().systemProperties().over(inherited);
            if (wanted != inherited) {
                checkTakenBack(outer, site);
                return wanted == Toggle.ON;
            }
        }
        return outer.systemProperties();
    }

    private static void checkTakenBack(Declaration outer, Site site) {
        if (outer.systemProperties() && outer.isShared()) {
            throw Misuse.of(
                    site.where(),
                    "systemProperties = OFF cannot take back the properties of " + outer.where()
                            + ", which are set as long as that class runs, because its fake outlives the test",
                    "Move the test to a class of its own");
        }
    }

    private static Lifetime lifetime(Lifetime inherited, List<Site> sites) {
        Lifetime wanted = sites.stream()
                .map(site -> site.annotation().lifetime())
                .filter(lifetime -> lifetime != Lifetime.INHERIT)
                .reduce(DeclarationLevel::longer)
                .orElse(inherited);
        return inStaticField(sites) ? longer(Lifetime.CLASS, wanted) : wanted;
    }

    private static Lifetime longer(Lifetime one, Lifetime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Returns the site whose settings apply; all sites with settings must have the same. */
    private static Site first(List<Site> sites) {
        List<Site> telling =
                sites.stream().filter(site -> !site.settings().sayNothing()).toList();
        if (telling.isEmpty()) {
            return sites.get(0);
        }
        Site first = telling.get(0);
        telling.stream()
                .filter(site -> !site.settings().equals(first.settings()))
                .findFirst()
                .ifPresent(site -> {
                    throw Misuse.of(
                            site.where(),
                            "has other settings for the same fake than the annotation on " + first.where(),
                            "Write them in one place, or give one of the fakes a name: @MockApns(name = \"second\", …)");
                });
        return first;
    }
}
