package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a decision costs in steps of code, which are the same on every machine; what it costs in time the benchmark tells. */
class DecisionCostTest {
    @Test
    void aDecisionsStepsGrowNoFasterThanTheLogarithmOfHowManyWait() throws Exception {
        IntToDoubleFunction cost = (IntToDoubleFunction) new CountedCode()
                .loadClass(CostWhere.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        double ofThousand = cost.applyAsDouble(1_000);
        double ofTenThousand = cost.applyAsDouble(10_000);
        double ofHundredThousand = cost.applyAsDouble(100_000);
        assertThat(ofThousand).isBetween(50.0, 500.0);
        assertThat(ofTenThousand / ofThousand).isLessThan(4 / 3.0);
        assertThat(ofHundredThousand / ofTenThousand).isLessThan(5 / 4.0);
    }

    /** Steps of a decision where so many wait. Loaded as {@link CountedCode}, and so it counts the code that it runs. */
    public static final class CostWhere implements IntToDoubleFunction {
        private static final int WAYS = 5_000;

        public CostWhere() {}

        @Override
        public double applyAsDouble(int waiting) {
            FloodedFloor floor = new FloodedFloor(waiting);
            long decisions = floor.decisions();
            long steps = Steps.taken();
            for (int i = 0; i < WAYS; i++) {
                floor.callersWay();
            }
            return (double) (Steps.taken() - steps) / (floor.decisions() - decisions);
        }
    }
}
