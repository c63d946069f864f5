import * as house from "../src/house.js";
import { provideHouse } from "../src/lazy.js";

provideHouse(house);
