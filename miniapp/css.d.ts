// Style sheets that come with a screen's code.
declare module '*.css'
