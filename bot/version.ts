/** As package.json has it, which no bundle takes along; a test keeps the two equal. */
export const VERSION = '0.1.0';
